package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the app answers over HTTP, compared to the byte with what SQL finds in the original data.
 */
@ParameterizedClass
@MethodSource("dev.fraiseql.sample.RunningSample#onEveryDatabase")
class ChinookAnswersTest {
  private static final Map<String, String> COUNTS = new LinkedHashMap<>();

  static {
    COUNTS.put("albumsCount", "Album");
    COUNTS.put("artistsCount", "Artist");
    COUNTS.put("customersCount", "Customer");
    COUNTS.put("employeesCount", "Employee");
    COUNTS.put("genresCount", "Genre");
    COUNTS.put("invoicesCount", "Invoice");
    COUNTS.put("invoiceLinesCount", "InvoiceLine");
    COUNTS.put("mediaTypesCount", "MediaType");
    COUNTS.put("playlistsCount", "Playlist");
    COUNTS.put("playlistTracksCount", "PlaylistTrack");
    COUNTS.put("tracksCount", "Track");
  }

  @Parameter RunningSample app;

  @Test
  void countsTheRowsOfEveryTable() throws Exception {
    Map<String, Object> counts = new LinkedHashMap<>();
    COUNTS.forEach((field, table) ->
        counts.put(field, Original.figure("select count(*) from \"" + table + "\"")));

    assertAnswer("{ " + String.join(" ", COUNTS.keySet()) + " }", counts);
  }

  @Test
  void addsUpToTheSameSums() throws Exception {
    assertThat(sumOf("invoices", "total"))
        .isEqualTo(Original.figure("select sum(\"Total\") from \"Invoice\""));
    assertThat(sumOf("invoiceLines", "quantity"))
        .isEqualTo(Original.figure("select sum(\"Quantity\") from \"InvoiceLine\""));
    assertThat(sumOf("tracks", "unitPrice"))
        .isEqualTo(Original.figure("select sum(\"UnitPrice\") from \"Track\""));
    assertThat(sumOf("tracks", "bytes"))
        .isEqualTo(Original.figure("select sum(cast(\"Bytes\" as bigint)) from \"Track\""));
  }

  /** Asks for page after page until one is empty. */
  private BigDecimal sumOf(String list, String field) throws Exception {
    BigDecimal sum = BigDecimal.ZERO;
    for (int offset = 0; ; offset += 1000) {
      String page =
          app.ask("{ %s(limit: 1000, offset: %d) { %s } }".formatted(list, offset, field));
      List<BigDecimal> values =
          Pattern.compile("\"" + field + "\":([-0-9.]+)")
              .matcher(page)
              .results()
              .map(found -> new BigDecimal(found.group(1)))
              .toList();
      if (values.isEmpty()) {
        assertThat(page).isEqualTo("{\"data\":{\"" + list + "\":[]}}");
        return sum;
      }
      sum = values.stream().reduce(sum, BigDecimal::add);
    }
  }

  @Test
  void showsAnInvoiceWithItsLines() throws Exception {
    Map<String, Object> invoice =
        Original.rows(
                """
                select cast(i."InvoiceId" as varchar(10)) "id", i."InvoiceDate" "invoiceDate",
                       i."Total" "total", i."BillingAddress" "billing.street",
                       i."BillingCity" "billing.city", i."BillingState" "billing.state",
                       i."BillingPostalCode" "billing.postalCode",
                       c."FirstName" "customer.firstName", c."Company" "customer.company"
                from "Invoice" i join "Customer" c on c."CustomerId" = i."CustomerId"
                where "InvoiceId" = 404
                """)
            .getFirst();
    invoice.put(
        "lines",
        Original.rows(
            """
            select cast(l."InvoiceLineId" as varchar(10)) "id", l."UnitPrice" "unitPrice",
                   l."Quantity" "quantity", t."Name" "track.name", b."Title" "track.album.title",
                   a."Name" "track.album.artist.name"
            from "InvoiceLine" l
              join "Track" t on t."TrackId" = l."TrackId"
              join "Album" b on b."AlbumId" = t."AlbumId"
              join "Artist" a on a."ArtistId" = b."ArtistId"
            where "InvoiceId" = 404
            order by l."InvoiceLineId"
            """));
    assertThat((List<?>) invoice.get("lines")).hasSizeGreaterThan(10);

    assertAnswer(
        """
        { invoice(id: 404) {
            id invoiceDate total
            billing { street city state postalCode }
            customer { firstName company }
            lines { id unitPrice quantity track { name album { title artist { name } } } }
        } }
        """,
        Map.of("invoice", invoice));
  }

  @Test
  void knowsTheCustomersWhoSpendMost() throws Exception {
    assertAnswer(
        """
        { customerTotals(orderBy: [{total: DESC}], limit: 12) {
            invoiceCount lastInvoiceDate total customer { firstName lastName address { country } }
        } }
        """,
        "customerTotals",
        """
        select count(*) "invoiceCount", max(i."InvoiceDate") "lastInvoiceDate",
               sum(i."Total") "total", c."FirstName" "customer.firstName",
               c."LastName" "customer.lastName", c."Country" "customer.address.country"
        from "Invoice" i join "Customer" c on c."CustomerId" = i."CustomerId"
        group by c."CustomerId", c."FirstName", c."LastName", c."Country"
        order by sum(i."Total") desc, c."CustomerId"
        fetch 12 rows only
        """);
  }

  @Test
  void followsEmployeesUpToTheTop() throws Exception {
    assertAnswer(
        """
        { employees { lastName title reportsTo { lastName reportsTo { lastName } } } }
        """,
        "employees",
        """
        select e."LastName" "lastName", e."Title" "title", b."LastName" "reportsTo.lastName",
               t."LastName" "reportsTo.reportsTo.lastName"
        from "Employee" e
          left join "Employee" b on b."EmployeeId" = e."ReportsTo"
          left join "Employee" t on t."EmployeeId" = b."ReportsTo"
        order by e."EmployeeId"
        """);
  }

  @Test
  void followsEmployeesDownToTheLast() throws Exception {
    assertAnswer(
        """
        { employee(id: 1) { reports { lastName reports { lastName reports { lastName } } } } }
        """,
        Map.of("employee", Map.of("reports", reportsTo(1, 3))));
  }

  private static List<Map<String, Object>> reportsTo(int boss, int levels) {
    List<Map<String, Object>> reports = new ArrayList<>();
    for (Map<String, Object> row :
        Original.rows(
            """
            select "EmployeeId", "LastName" from "Employee" where "ReportsTo" = ?
            order by "EmployeeId"
            """,
            boss)) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("lastName", row.get("LastName"));
      if (levels > 1) {
        report.put("reports", reportsTo((Integer) row.get("EmployeeId"), levels - 1));
      }
      reports.add(report);
    }
    return reports;
  }

  @Test
  void listsTheTracksOfPlaylistsAndThePlaylistsOfTracks() throws Exception {
    assertAnswer(
        "{ playlist(id: 17) { tracks { id name } } }",
        Map.of(
            "playlist",
            Map.of(
                "tracks",
                Original.rows(
                    """
                    select cast(t."TrackId" as varchar(10)) "id", t."Name" "name"
                    from "PlaylistTrack" p join "Track" t on t."TrackId" = p."TrackId"
                    where p."PlaylistId" = 17 order by t."TrackId"
                    """))));
    assertAnswer(
        "{ track(id: 1) { playlists(orderBy: [{name: DESC}]) { name tracksCount } } }",
        Map.of(
            "track",
            Map.of(
                "playlists",
                Original.rows(
                    """
                    select l."Name" "name",
                      (select count(*) from "PlaylistTrack" a
                        where a."PlaylistId" = l."PlaylistId") "tracksCount"
                    from "PlaylistTrack" p join "Playlist" l on l."PlaylistId" = p."PlaylistId"
                    where p."TrackId" = 1 order by l."Name" desc, l."PlaylistId"
                    """))));
  }

  @Test
  void findsARowByBothPartsOfItsKey() throws Exception {
    assertAnswer(
        "{ playlistTrack(playlistId: 17, trackId: 1) { playlist { name } track { name } } }",
        Map.of(
            "playlistTrack",
            Original.rows(
                    """
                    select l."Name" "playlist.name", t."Name" "track.name"
                    from "Playlist" l, "Track" t where l."PlaylistId" = 17 and t."TrackId" = 1
                    """)
                .getFirst()));
    assertThat(app.ask("{ playlistTrack(playlistId: 18, trackId: 1) { trackId } }"))
        .isEqualTo("{\"data\":{\"playlistTrack\":null}}");
  }

  @Test
  void turnsPagesInTheDatabasesOrder() throws Exception {
    for (int offset = 0; offset < 280; offset += 40) {
      assertAnswer(
          "{ artists(orderBy: [{name: ASC}], limit: 40, offset: %d) { id name } }"
              .formatted(offset),
          "artists",
          """
          select cast("ArtistId" as varchar(10)) "id", "Name" "name" from "Artist"
          order by "Name", "ArtistId" offset %d rows fetch 40 rows only
          """
              .formatted(offset));
    }
  }

  @Test
  void filtersAcrossRelations() throws Exception {
    assertAnswer(
        """
        { tracks(
            where: {
              genre: {name: {in: ["Jazz", "Blues"]}}
              duration: {gt: "PT8M"}
              album: {artist: {name: {contains: "s"}}}
              _or: [{unitPrice: {lt: 1}}, {bytes: {isNull: true}}]
            }
            orderBy: [{album: {title: ASC}}, {duration: DESC}]) { id name } }
        """,
        "tracks",
        """
        select cast(t."TrackId" as varchar(10)) "id", t."Name" "name"
        from "Track" t join "Genre" g on g."GenreId" = t."GenreId"
          join "Album" b on b."AlbumId" = t."AlbumId"
          join "Artist" a on a."ArtistId" = b."ArtistId"
        where g."Name" in ('Jazz', 'Blues') and t."Milliseconds" > 480000
          and a."Name" like '%s%' and (t."UnitPrice" < 1 or t."Bytes" is null)
        order by b."Title", t."Milliseconds" desc, t."TrackId"
        """);
    assertAnswer(
        """
        { customers(where: {
            invoices: {some: {lines: {some: {track: {genre: {name: {eq: "Bossa Nova"}}}}}}}
          }) { id } }
        """,
        "customers",
        """
        select cast(c."CustomerId" as varchar(10)) "id" from "Customer" c
        where exists (select 1 from "Invoice" i
          join "InvoiceLine" l on l."InvoiceId" = i."InvoiceId"
          join "Track" t on t."TrackId" = l."TrackId"
          join "Genre" g on g."GenreId" = t."GenreId"
          where i."CustomerId" = c."CustomerId" and g."Name" = 'Bossa Nova')
        order by c."CustomerId"
        """);
  }

  @Test
  void keepsEveryCharacterOfTheData() throws Exception {
    for (int offset = 0; offset < 3503; offset += 1000) {
      assertAnswer(
          "{ tracks(limit: 1000, offset: %d) { name composer } }".formatted(offset),
          "tracks",
          """
          select "Name" "name", "Composer" "composer" from "Track"
          order by "TrackId" offset %d rows fetch 1000 rows only
          """
              .formatted(offset));
    }
  }

  @Test
  void givesDurationsAsIsoTexts() throws Exception {
    String answer = app.ask("{ tracks(limit: 1000) { duration } }");

    long milliseconds =
        Pattern.compile("PT[^\"]+")
            .matcher(answer)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.summingLong(text -> java.time.Duration.parse(text).toMillis()));
    assertThat(milliseconds)
        .isEqualTo(
            Original.figure(
                    """
                    select sum("Milliseconds") from
                      (select "Milliseconds" from "Track" order by "TrackId" fetch 1000 rows only)
                    """)
                .longValueExact());
  }

  @Test
  void refusesAnUnknownFieldWithASuggestion() throws Exception {
    assertThat(app.ask("{ albums(limit: 1) { titel } }"))
        .contains("GRAPHQL_VALIDATION_FAILED", "titel", "title");
  }

  private void assertAnswer(String query, String root, String sql) throws Exception {
    List<Map<String, Object>> rows = Original.rows(sql);
    assertThat(rows).isNotEmpty();
    assertAnswer(query, Map.of(root, rows));
  }

  private void assertAnswer(String query, Map<String, ?> data) throws Exception {
    assertThat(app.ask(query)).isEqualTo(JsonText.of(Map.of("data", data)));
  }
}
