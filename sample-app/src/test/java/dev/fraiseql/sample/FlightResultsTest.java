package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares rows over Flight with results of SQL on the original data. */
@ParameterizedClass
@MethodSource("dev.fraiseql.sample.RunningSample#onEveryDatabase")
class FlightResultsTest {
  @Parameter RunningSample app;

  @Test
  void streamsTheRowsOfAQuery() throws Exception {
    assertRows(
        """
        {"type": "GraphQLQuery",
         "query": "query ($min: Decimal!) {
           invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}]) {
             id invoiceDate total customer { lastName supportRep { firstName } } } }",
         "variables": {"min": "10.91"}}
        """,
        """
        select "InvoiceId" "id", "InvoiceDate" "invoiceDate", "Total" "total",
          c."LastName" "customer.lastName", e."FirstName" "customer.supportRep.firstName"
        from "Invoice" i join "Customer" c on c."CustomerId" = i."CustomerId"
          join "Employee" e on e."EmployeeId" = c."SupportRepId"
        where "Total" >= 10.91
        order by "Total" desc, "InvoiceId"
        """);
  }

  @Test
  void nestsTheRowsOfToManyRelations() throws Exception {
    List<Map<String, Object>> artists =
        OriginalData.rows(
            """
            select "ArtistId" "id", "Name" "name" from "Artist"
            where "ArtistId" between 20 and 100 order by "ArtistId"
            """);
    for (Map<String, Object> artist : artists) {
      artist.put(
          "albums",
          OriginalData.rows(
              """
              select "Title" "title",
                (select count(*) from "Track" t where t."AlbumId" = b."AlbumId") "tracksCount"
              from "Album" b where "ArtistId" = ? order by "AlbumId"
              """,
              artist.get("id")));
    }

    assertThat(
            rows(
                """
                {"type": "GraphQLQuery", "query": "{ artists(where: {id: {gte: 20, lte: 100}}) {
                    id name albums { title tracksCount } } }"}
                """))
        .isEqualTo(texts(artists));
  }

  @Test
  void runsACompiledOperationByItsName() throws Exception {
    assertRows(
        "graphql:TopTracks?{\"genre\": \"Drama\", \"limit\": 7}",
        """
        select sum(l."Quantity") "quantity", sum(l."UnitPrice" * l."Quantity") "revenue",
          t."Name" "track.name", b."Title" "track.album.title", a."Name" "track.album.artist.name"
        from "InvoiceLine" l join "Track" t on t."TrackId" = l."TrackId"
          join "Genre" g on g."GenreId" = t."GenreId"
          join "Album" b on b."AlbumId" = t."AlbumId"
          join "Artist" a on a."ArtistId" = b."ArtistId"
        where g."Name" = 'Drama'
        group by t."TrackId", t."Name", b."Title", a."Name"
        order by sum(l."UnitPrice" * l."Quantity") desc, t."TrackId"
        fetch 7 rows only
        """);
  }

  /** Exports are unordered. */
  @Test
  void exportsColumnsUnderTheNamesOfTheTicket() throws Exception {
    assertThat(rows("export:Track::TrackId,Name,Composer,Bytes,UnitPrice"))
        .containsExactlyInAnyOrderElementsOf(
            texts(
                OriginalData.rows(
                    """
                    select "TrackId", "Name", "Composer", "Bytes", "UnitPrice" from "Track"
                    """)));
    assertThat(
            rows("export:invoiceLines:Quantity = 1 and not (UnitPrice < 1):id,InvoiceId,unitPrice"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            texts(
                OriginalData.rows(
                    """
                    select "InvoiceLineId" "id", "InvoiceId", "UnitPrice" "unitPrice"
                    from "InvoiceLine" where "UnitPrice" >= 1
                    """)));
  }

  @Test
  void rejectsAnUnknownOperationWithASuggestion() {
    assertThatThrownBy(() -> rows("graphql:TopTrack"))
        .isInstanceOf(FlightRuntimeException.class)
        .hasMessageContaining("TopTracks");
  }

  @Test
  void rejectsAMethodWhoseResultIsNoTable() {
    String query = "{ trackOfTheDay(day: \\\"2026-01-24\\\") { id } }";
    assertThatThrownBy(() -> rows("{\"type\": \"GraphQLQuery\", \"query\": \"" + query + "\"}"))
        .isInstanceOf(FlightRuntimeException.class)
        .hasMessageContaining("trackOfTheDay cannot be streamed: it is a method");
  }

  private void assertRows(String ticket, String sql) throws Exception {
    List<Map<String, Object>> expected = OriginalData.rows(sql);
    assertThat(rows(ticket)).isNotEmpty().isEqualTo(texts(expected));
  }

  /**
   * All rows of a stream in the format of {@link JsonText}. Ids that are integers are not quoted.
   */
  @SuppressWarnings("try") // this thread is never interrupted
  private List<String> rows(String ticket) throws Exception {
    byte[] bytes = ticket.replaceAll("\\s+", " ").strip().getBytes(StandardCharsets.UTF_8);
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient client =
            FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", app.flightPort()))
                .build();
        FlightStream stream = client.getStream(new Ticket(bytes))) {
      List<String> rows = new ArrayList<>();
      while (stream.next()) {
        VectorSchemaRoot batch = stream.getRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
          Map<String, Object> values = new LinkedHashMap<>();
          for (FieldVector vector : batch.getFieldVectors()) {
            values.put(vector.getName(), plain(vector, row));
          }
          rows.add(JsonText.of(values));
        }
      }
      return rows;
    }
  }

  private static List<String> texts(List<Map<String, Object>> rows) {
    return rows.stream().map(JsonText::of).toList();
  }

  private static Object plain(FieldVector vector, int row) {
    Object value = vector.getObject(row);
    return vector instanceof DateDayVector && value != null
        ? LocalDate.ofEpochDay((Integer) value)
        : plain(value);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> struct -> {
        Map<Object, Object> plain = new LinkedHashMap<>();
        struct.forEach((name, member) -> plain.put(name, plain(member)));
        yield plain;
      }
      case List<?> list -> list.stream().map(FlightResultsTest::plain).toList();
      case Text text -> text.toString();
      case null, default -> value;
    };
  }
}
