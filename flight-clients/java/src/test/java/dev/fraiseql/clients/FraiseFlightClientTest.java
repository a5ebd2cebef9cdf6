package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.clients.ClientOptions.Compression;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.vector.types.pojo.Field;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sample app. That a client closes without an error says that no memory is left. */
@Timeout(120)
class FraiseFlightClientTest extends SampleAppTest {
  private static final String BIG =
      "query ($min: Decimal!, $from: Date!) { invoices(where: {total: {gte: $min}, invoiceDate:"
          + " {gte: $from}}, orderBy: [{id: ASC}]) { id invoiceDate total } }";

  @Test
  void givesTheRowsOfAQueryWithItsVariables() {
    try (FraiseFlightClient client = client();
        RowReader rows =
            client.query(
                BIG, Map.of("min", new BigDecimal("20"), "from", LocalDate.of(2011, 1, 1)))) {
      assertThat(rows.schema().getFields())
          .extracting(Field::getName)
          .containsExactly("id", "invoiceDate", "total");
      assertThat(Rows.all(rows))
          .extracting(row -> row.get(0) + " " + row.get(2))
          .containsExactly("194 21.86", "299 23.86", "404 25.86");
    }
  }

  @Test
  void asksForACompiledOperationByItsName() {
    try (FraiseFlightClient client = client();
        RowReader rows = client.query("TopTracks", Map.of("genre", "Drama", "limit", 3))) {
      assertThat(Rows.all(rows)).hasSize(3);
      assertThat(client.isUp()).isTrue();
    }
  }

  @Test
  void listsTheCompiledOperations() {
    try (FraiseFlightClient client = client()) {
      Operation top =
          client.operations().stream()
              .filter(each -> each.name().equals("TopTracks"))
              .findFirst()
              .orElseThrow();
      assertThat(top.variables())
          .containsExactly(Map.entry("genre", "String!"), Map.entry("limit", "Int"));
      Map<String, Object> variables = Map.of("genre", "Drama", "limit", 3);
      try (RowReader byName = client.query("TopTracks", variables);
          RowReader byHash = client.query(top.sha256(), variables)) {
        assertThat(Rows.all(byHash)).hasSize(3).isEqualTo(Rows.all(byName));
      }
    }
  }

  @Test
  void exportsATableWhateverItsLength() {
    try (FraiseFlightClient client = client();
        RowReader count = client.query("{ invoiceLinesCount }");
        RowReader rows =
            client.export(Export.of("InvoiceLine").columns("UnitPrice", "InvoiceLineId"))) {
      List<List<Object>> all = Rows.all(rows);
      assertThat(all).doesNotHaveDuplicates();
      assertThat(List.of((Object) all.size())).isEqualTo(Rows.all(count).getFirst());
      assertThat(rows.totalRows()).isGreaterThanOrEqualTo(-1);
    }
    try (FraiseFlightClient client = client();
        RowReader rows =
            client.export(Export.of("Track").where("AlbumId = 6").columns("TrackId"))) {
      assertThat(Rows.all(rows)).hasSize(13);
    }
  }

  @Test
  void leavesNothingOpenWhenClosedEarly() {
    try (FraiseFlightClient client = client()) {
      try (RowReader rows = client.export(Export.of("InvoiceLine"))) {
        assertThat(rows.next()).isTrue();
      }
      client.query("{ tracks { name album { title } } }").close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void goesOnWhereverTheConnectionBreaks(int number) throws Exception {
    long seed = Seed.get() + number;
    Random random = new Random(seed);
    List<Integer> budgets =
        IntStream.range(0, 1 + random.nextInt(5))
            .map(i -> random.nextInt(150_000))
            .boxed()
            .toList();
    try (BreakingProxy proxy = new BreakingProxy(app.port(), beginning(budgets));
        FraiseFlightClient client = FraiseFlightClient.connect(proxy.uri(), null);
        RowReader rows = client.export(Export.of("Track").columns("Name", "TrackId").resuming())) {
      assertThat(Rows.all(rows)).as("seed %d, budgets %s", seed, budgets).isEqualTo(tracks());
    }
  }

  @Test
  void goesOnWhereTheKeyIsNotAskedFor() throws Exception {
    try (BreakingProxy proxy = new BreakingProxy(app.port(), List.of(40_000, 40_000));
        FraiseFlightClient client = FraiseFlightClient.connect(proxy.uri(), null);
        RowReader rows = client.export(Export.of("Track").columns("Name").resuming())) {
      assertThat(rows.schema().getFields()).extracting(Field::getName).containsExactly("Name");
      assertThat(Rows.all(rows))
          .isEqualTo(tracks().stream().map(row -> row.subList(0, 1)).toList());
      assertThat(proxy.broken()).isEqualTo(2);
    }
  }

  @Test
  void failsIfItIsNotToGoOn() throws Exception {
    try (BreakingProxy proxy = new BreakingProxy(app.port(), List.of(40_000));
        FraiseFlightClient client = FraiseFlightClient.connect(proxy.uri(), null);
        RowReader rows = client.export(Export.of("Track"))) {
      fails(() -> Rows.all(rows), FlightStatusCode.UNAVAILABLE, "");
    }
  }

  @Test
  void givesUpAfterItsRetryTimeout() throws Exception {
    List<Integer> budgets = new ArrayList<>(Collections.nCopies(1_000, 0));
    budgets.set(0, 60_000);
    try (BreakingProxy proxy = new BreakingProxy(app.port(), budgets);
        FraiseFlightClient client =
            FraiseFlightClient.connect(
                proxy.uri(), null, ClientOptions.DEFAULT.withRetryTimeout(Duration.ofMillis(300)));
        RowReader rows = client.export(Export.of("Track").resuming())) {
      fails(() -> Rows.all(rows), FlightStatusCode.UNAVAILABLE, "");
    }
  }

  /** A server that takes the connection, and then says nothing. */
  @Test
  void waitsForACallNoLongerThanItsTimeout() throws Exception {
    ClientOptions options = ClientOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FraiseFlightClient client =
            FraiseFlightClient.connect(
                URI.create("grpc://127.0.0.1:" + silent.getLocalPort()), null, options)) {
      fails(() -> client.query("{ artists { name } }").close(), FlightStatusCode.TIMED_OUT, "");
      fails(client::isUp, FlightStatusCode.TIMED_OUT, "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsCompressedBatches(Compression compression) {
    ClientOptions options = ClientOptions.DEFAULT.withCompression(compression);
    try (FraiseFlightClient client = FraiseFlightClient.connect(app.uri(), null, options);
        RowReader rows = client.export(Export.of("Track").columns("Name", "TrackId").resuming())) {
      assertThat(Rows.all(rows)).isEqualTo(tracks());
    }
  }

  @Test
  void beginsBehindAKey() {
    try (FraiseFlightClient client = client();
        RowReader rows =
            client.export(
                Export.of("Track").columns("Name", "TrackId").after(Map.of("TrackId", 3_000)))) {
      assertThat(Rows.all(rows))
          .isEqualTo(tracks().stream().filter(row -> (Long) row.get(1) > 3_000).toList());
    }
  }

  @Test
  void saysWhatTheServerSays() {
    try (FraiseFlightClient client = client()) {
      fails(
          () -> client.query("TopTrack").close(),
          FlightStatusCode.INVALID_ARGUMENT,
          "No operation was compiled as \"TopTrack\". Did you mean TopTracks?");
      fails(
          () -> client.query("{ albums { titel } }").close(),
          FlightStatusCode.INVALID_ARGUMENT,
          "Album has no field titel. Did you mean title?");
      fails(
          () -> client.export(Export.of("Trak")).close(),
          FlightStatusCode.INVALID_ARGUMENT,
          "\"Trak\" is no table that is served. Did you mean Track?");
      fails(
          () -> client.export(Export.of("Track").where("Nam = 'a'").resuming()).close(),
          FlightStatusCode.INVALID_ARGUMENT,
          "\"Nam\" is no column of Track. Did you mean Name?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:50051", "grpc://localhost", "localhost:50051", ""})
  void refusesAnAddressThatIsNoneOfFlights(String address) {
    assertThatThrownBy(() -> FraiseFlightClient.connect(URI.create(address), null).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grpc://host:port");
  }

  /** Budgets of connections, the first of which asks for the schema. */
  private static List<Integer> beginning(List<Integer> budgets) {
    List<Integer> all = new ArrayList<>(budgets);
    all.set(0, Math.max(all.getFirst(), 20_000));
    return all;
  }

  private static List<List<Object>> tracks() {
    try (FraiseFlightClient client = client();
        RowReader rows = client.export(Export.of("Track").columns("Name", "TrackId").resuming())) {
      List<List<Object>> tracks = Rows.all(rows);
      assertThat(tracks).hasSizeGreaterThan(3_000).doesNotHaveDuplicates();
      return tracks;
    }
  }

  private static FraiseFlightClient client() {
    return FraiseFlightClient.connect(app.uri(), null);
  }

  private static void fails(ThrowingCallable call, FlightStatusCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class, e -> assertThat(e.status().code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
