package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.vector.types.pojo.Field;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sample app. That a client closes without an error says that no memory is left. */
@Timeout(120)
class QueryManyTest extends SampleAppTest {
  private static final String CUSTOMER =
      "query ($id: ID!) { customer(id: $id) { firstName invoices(orderBy: [{id: ASC}], limit: 2)"
          + " { id } } }";

  private FraiseFlightClient client;

  @BeforeEach
  void connect() {
    client = FraiseFlightClient.connect(app.uri(), null);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void answersEachRowOfVariablesByItsNumber() {
    try (RowReader rows = client.queryMany(CUSTOMER, ids(3, 1_000_000, 1, 3))) {
      assertThat(rows.schema().getFields())
          .extracting(Field::getName)
          .containsExactly("__row", "firstName", "invoices");
      assertThat(rows.totalRows()).isEqualTo(-1);
      assertThat(Rows.all(rows))
          .containsExactly(
              List.of(0L, "François", "[{\"id\":99},{\"id\":110}]"),
              List.of(2L, "Luís", "[{\"id\":98},{\"id\":121}]"),
              List.of(3L, "François", "[{\"id\":99},{\"id\":110}]"));
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void whoAsksNothingIsAnsweredNothing() {
    try (RowReader rows = client.queryMany(CUSTOMER, List.of())) {
      assertThat(rows.schema().getFields()).hasSize(3);
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void asksAgainWhereThereAreNoVariables() {
    try (RowReader rows =
        client.queryMany("{ genres(limit: 1, orderBy: [{id: ASC}]) { name } }", emptyRows(3))) {
      assertThat(Rows.all(rows))
          .containsExactly(List.of(0L, "Rock"), List.of(1L, "Rock"), List.of(2L, "Rock"));
    }
  }

  @Test
  void takesVariablesOfManyTypes() {
    String document =
        "query ($where: InvoiceWhereInput!, $ids: [ID!], $least: Decimal!, $order:"
            + " [InvoiceOrderByInput!]) { invoices(where: {_and: [$where, {id: {in: $ids}},"
            + " {total: {gte: $least}}]}, orderBy: $order) { id } }";
    List<Map<String, Object>> rows =
        List.of(
            Map.of(
                "where", Map.of("total", Map.of("lt", new BigDecimal("10"))),
                "ids", List.of(98, 99, 121),
                "least", new BigDecimal("3.96"),
                "order", List.of(Map.of("id", "DESC"))),
            Map.of(
                "where", Map.of("total", Map.of("gte", 0)),
                "ids", List.of(98, 99),
                "least", 0,
                "order", List.of(Map.of("id", "ASC"))));
    try (RowReader answers = client.queryMany(document, rows)) {
      assertThat(Rows.all(answers))
          .containsExactly(
              List.of(0L, 121L),
              List.of(0L, 99L),
              List.of(0L, 98L),
              List.of(1L, 98L),
              List.of(1L, 99L));
    }
  }

  @Test
  void asksCompiledOperationsAndStatements() {
    try (RowReader rows =
        client.queryMany(
            "TopTracks", List.of(Map.of("genre", "Drama", "limit", 2), Map.of("genre", "Rock")))) {
      // A null is no default: a limit that only one row has is none in the other.
      assertThat(Rows.all(rows)).hasSizeGreaterThan(12).extracting(List::getFirst).contains(0L, 1L);
    }
    try (RowReader rows =
        client.queryMany("TopTracks", List.of(Map.of("genre", "Drama"), Map.of("genre", "Rock")))) {
      assertThat(Rows.all(rows))
          .extracting(List::getFirst)
          .containsExactlyElementsOf(
              IntStream.range(0, 20).mapToObj(i -> (Object) (i / 10L)).toList());
    }
    try (RowReader rows = client.queryMany("select Name from Genre where GenreId = ?", ids(2, 1))) {
      assertThat(Rows.all(rows)).containsExactly(List.of(0L, "Jazz"), List.of(1L, "Rock"));
    }
  }

  @Test
  void answersThousandsOfRowsAndThousandsToOne() {
    List<List<Object>> tracks;
    try (RowReader rows = client.export(Export.of("Track").columns("TrackId", "Name"))) {
      tracks = new ArrayList<>(Rows.all(rows));
    }
    tracks.sort(Comparator.comparingLong(row -> (Long) row.getFirst()));
    assertThat(tracks).hasSizeGreaterThan(3_000); // more than three batches are sent
    List<List<Object>> expected = new ArrayList<>();
    for (List<Object> track : tracks) {
      expected.add(List.of((long) expected.size(), track.get(1)));
    }
    List<Map<String, Object>> keys =
        tracks.stream().map(track -> Map.of("id", track.getFirst())).toList();
    try (RowReader rows = client.queryMany("SELECT Name FROM Track WHERE TrackId = ?", keys)) {
      assertThat(Rows.all(rows)).isEqualTo(expected);
    }
    String above = "query ($id: ID!) { tracks(where: {id: {gt: $id}}) { id } }";
    try (RowReader rows = client.queryMany(above, ids(0, 3_000, 0))) {
      Map<Object, Integer> counts = new TreeMap<>();
      int batches = 0;
      for (; rows.next(); batches++) {
        assertThat(rows.root().getRowCount()).isPositive();
        Rows.batch(rows).forEach(row -> counts.merge(row.getFirst(), 1, Integer::sum));
      }
      int late = (int) tracks.stream().filter(row -> (Long) row.getFirst() > 3_000).count();
      assertThat(counts).isEqualTo(Map.of(0L, tracks.size(), 1L, late, 2L, tracks.size()));
      assertThat(batches).isGreaterThan(3);
    }
  }

  @Test
  void leavesNothingOpenWhenClosedHalfWay() throws Exception {
    // More often than the server has streams for, so that none may be kept.
    for (int i = 0; i < 20; i++) {
      awaitNoStreams();
      List<Map<String, Object>> keys = ids(IntStream.rangeClosed(1, 3_000).toArray());
      try (RowReader rows = client.queryMany("SELECT * FROM Track WHERE TrackId = ?", keys)) {
        assertThat(rows.next()).isTrue();
      }
    }
    awaitNoStreams();
    client.queryMany(CUSTOMER, ids(1, 2, 3)).close();
    client.queryMany(CUSTOMER, List.of()).close();
    awaitNoStreams();
  }

  @Test
  void tellsWhichVariableIsWrongBehindTheAnswersBefore() {
    List<Object> seen = new ArrayList<>();
    try (RowReader rows =
        client.queryMany(
            "query ($genre: ID!) { genre(id: $genre) { name } }",
            List.of(Map.of("genre", "1"), Map.of("genre", "one"), Map.of("genre", "2")))) {
      fails(
          () -> {
            while (rows.next()) {
              seen.addAll(Rows.batch(rows));
            }
          },
          "$genre");
    }
    assertThat(seen).containsExactly(List.of(0L, "Rock"));
  }

  @Test
  void tellsWhatIsWrongWithTheQuery() {
    fails(
        () -> client.queryMany("query ($id: ID!) { genre(id: $id) { nam } }", ids(1)).close(),
        "Genre has no field nam. Did you mean name?");
    fails(
        () -> client.queryMany("TopTrack", List.of(Map.of("genre", "Rock"))).close(),
        "Did you mean TopTracks?");
    try (RowReader rows =
        client.queryMany("TopTracks", List.of(Map.of("gener", "Rock", "limit", 1, "least", 0)))) {
      fails(() -> Rows.all(rows), "Did you mean genre?");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3_000})
  void saysThatNobodyAnswers(int rows) {
    try (FraiseFlightClient lost =
        FraiseFlightClient.connect(URI.create("grpc://localhost:1"), null)) {
      assertThatThrownBy(() -> lost.queryMany(CUSTOMER, ids(new int[rows])).close())
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNAVAILABLE));
    }
  }

  @Test
  void sendsNothingIfValuesDoNotGoTogether() {
    assertThatThrownBy(
            () -> client.queryMany(CUSTOMER, List.of(Map.of("id", 1), Map.of("id", "2"))).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Variable id is a number and a text in row 1 and before");
    assertThatThrownBy(() -> client.queryMany(CUSTOMER, List.of(Map.of("id", Double.NaN))).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Variable id is NaN");
  }

  private static void awaitNoStreams() throws Exception {
    // The server learns a moment later that a client has gone.
    while (app.metric("fraiseql_flight_streams_open") > 0) {
      Thread.onSpinWait();
    }
  }

  private static List<Map<String, Object>> ids(int... ids) {
    return IntStream.of(ids).mapToObj(id -> Map.<String, Object>of("id", id)).toList();
  }

  private static List<Map<String, Object>> emptyRows(int count) {
    return IntStream.range(0, count).mapToObj(i -> Map.<String, Object>of()).toList();
  }

  private static void fails(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
        .hasMessageContaining(message);
  }
}
