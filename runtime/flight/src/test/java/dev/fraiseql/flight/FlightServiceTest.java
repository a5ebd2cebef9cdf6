package dev.fraiseql.flight;

import static dev.fraiseql.flight.StockServer.query;
import static dev.fraiseql.flight.StockServer.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.stock.ProductsByState;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.testing.Seed;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class FlightServiceTest {
  private static final String DOCUMENT =
      "{\"type\":\"GraphQLQuery\",\"query\":\"{ products { id state } }\"}";

  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
  }

  @AfterEach
  void stop() throws Exception {
    stock.close();
  }

  @Test
  void streamsDocumentsOperationsAndExports() throws Exception {
    stock.fillAndMove(4);
    assertThat(stock.rows(query("{ products(orderBy: {id: ASC}) { n: name state } }")))
        .containsExactly("product 1 NEW", "product 2 NEW", "product 3 SOLD", "product 4 null");
    assertThat(stock.rows(query("{ products(where: {id: {eq: 2}}) { moves { id } } }")))
        .containsExactly("[{\"id\":7}]");
    assertThat(stock.rows(query("{ productsCount }"))).containsExactly("4");
    assertThat(stock.rows(ticket("graphql:ProductsByState"))).containsExactly("3 product 3");
    assertThat(stock.rows(ticket("graphql:ProductsByState?{\"state\":\"NEW\"}")))
        .containsExactly("1 product 1", "2 product 2");
    assertThat(stock.rows(ticket("graphql:" + ProductsByState.SHA256.toUpperCase(Locale.ROOT))))
        .containsExactly("3 product 3");
    assertThat(stock.rows(ticket("export:products:state = SOLD or id > 3:name,id")))
        .containsExactlyInAnyOrder("product 3 3", "product 4 4");
    assertThat(stock.rows(ticket("export:moves::"))).containsExactly("7 SOLD");
    assertThat(stock.rows(ticket("export:moves::id,product_id"))).containsExactly("7 2");
  }

  @Test
  void goesOnWithAnExportBehindAKey() throws Exception {
    stock.fill(5);
    String export = "{\"type\":\"BulkExport\",\"table\":\"products\",\"columns\":[\"id\"],";
    assertThat(stock.rows(ticket(export + "\"order\":\"key\"}")))
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(stock.rows(ticket(export + "\"after\":{\"id\":\"3\"}}"))).containsExactly("4", "5");
    assertThat(stock.rows(ticket(export + "\"where\":\"id != 4\",\"after\":{\"id\":3}}")))
        .containsExactly("5");
  }

  @Test
  void saysInTheSchemaWhatTheKeyIs() throws Exception {
    try (FlightStream stream = stock.stream("export:products::state,id")) {
      Schema schema = Messages.schemaOf(stream);
      assertThat(schema.getCustomMetadata()).containsExactly(Map.entry("fraiseql:key", "id"));
      assertThat(schema.getFields())
          .extracting(field -> field.getMetadata().get("fraiseql:key"))
          .containsExactly(null, "0");
    }
    try (FlightStream stream = stock.stream("export:products::state")) {
      assertThat(Messages.schemaOf(stream).getCustomMetadata()).containsEntry("fraiseql:key", "id");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DOCUMENT,
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ product(id: 1) { moves { state } } }\"}",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ c: movesCount }\"}",
        "graphql:ProductsByState",
        "export:products::",
        "export:products:id>2:state,id",
        "{\"type\":\"BulkExport\",\"table\":\"products\",\"after\":{\"id\":2}}",
      })
  void schemaIsThatOfTheStreamWithRowsAndWithout(String ticket) throws Exception {
    FlightDescriptor command = FlightDescriptor.command(ticket.getBytes(StandardCharsets.UTF_8));
    var schema = stock.client.getSchema(command).getSchema();
    assertThat(stock.client.getInfo(command).getSchemaOptional()).contains(schema);
    for (int products : new int[] {0, 5}) {
      if (products > 0) {
        stock.fill(products);
      }
      try (FlightStream stream = stock.stream(ticket)) {
        while (stream.next()) {}
        // The client's own root has enums as indexes; what travelled is compared.
        assertThat(Messages.schemaOf(stream)).isEqualTo(schema);
      }
    }
  }

  @Test
  void listsEveryTypeAndEveryOperationWithTicketsThatWork() throws Exception {
    stock.fill(3);
    List<FlightInfo> flights = new ArrayList<>();
    stock.client.listFlights(Criteria.ALL).forEach(flights::add);
    assertThat(flights)
        .extracting(flight ->
            flight.getDescriptor().isCommand()
                ? new String(flight.getDescriptor().getCommand(), StandardCharsets.UTF_8)
                : flight.getDescriptor().getPath().toString())
        .containsExactly(
            "[ghosts]",
            "[moves]",
            "[products]",
            "graphql:ProductsAbove",
            "graphql:ProductsByState",
            "graphql:ProductsNamed");
    for (FlightInfo flight : flights) {
      if (!flight.getDescriptor().isCommand()
          && flight.getDescriptor().getPath().contains("ghosts")) {
        continue;
      }
      for (FlightEndpoint endpoint : flight.getEndpoints()) {
        assertThat(stock.client.getSchema(flight.getDescriptor()).getSchema())
            .isEqualTo(flight.getSchemaOptional().orElseThrow());
        stock.rows(endpoint.getTicket());
      }
    }
    assertThat(flights)
        .extracting(flight -> flight.getEndpoints().size())
        .as("an operation that needs variables has no endpoint")
        .containsExactly(1, 1, 1, 0, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%", "\u00e4", "\u20ac", "\uD83D\uDE00"})
  void errorsFitIntoTheHeadersOfAResponse(String letter) {
    // Each value is repeated in an error of its own.
    String value = "\"" + letter.repeat(60 / letter.length()) + "\", ";
    Ticket ticket = query("{ products(where: {state: {in: [" + value.repeat(30) + "]}}) { id } }");
    FlightDescriptor command = FlightDescriptor.command(ticket.getBytes());
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(() -> stock.rows(ticket), () -> stock.client.getInfo(command))) {
      assertFails(call, FlightStatusCode.INVALID_ARGUMENT, letter);
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              e ->
                  // gRPC accepts 8 KiB of headers.
                  assertThat(encodedBytes(String.valueOf(e.status().description())))
                      .isBetween(2_500L, 6_100L));
    }
  }

  /** The size of a text in a header of gRPC, which escapes bytes outside printable ASCII. */
  private static long encodedBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long escaped = 0;
    for (byte each : bytes) {
      escaped += each < ' ' || each > '~' || each == '%' ? 1 : 0;
    }
    return bytes.length + 2 * escaped;
  }

  @Test
  void endpointsNameTheAddressThatTheClientUsed() throws Exception {
    stock.fill(3);
    FlightInfo info = stock.client.getInfo(FlightDescriptor.path("products"));
    FlightEndpoint endpoint = info.getEndpoints().getFirst();
    assertThat(endpoint.getLocations()).containsExactly(stock.location());
    try (FlightClient other =
            FlightClient.builder(stock.allocator, endpoint.getLocations().getFirst()).build();
        FlightStream stream = other.getStream(endpoint.getTicket())) {
      assertThat(stream.next()).isTrue();
      assertThat(stream.getRoot().getRowCount()).isEqualTo(3);
    }
    assertThat(stock.client.getInfo(FlightDescriptor.path("ProductsByState")).getSchemaOptional())
        .contains(
            stock
                .client
                .getSchema(FlightDescriptor.command("graphql:ProductsByState".getBytes()))
                .getSchema());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "graphql:ProductByState | INVALID_ARGUMENT | Did you mean ProductsByState?",
        "graphql:ProductsByState?{\"stat\":1} | INVALID_ARGUMENT | Did you mean state?",
        "graphql:ProductsByState?{\"state\":\"OLD\"} | INVALID_ARGUMENT | OLD",
        "export:product_s:: | INVALID_ARGUMENT | Did you mean products?",
        "export:products:nam='a': | INVALID_ARGUMENT | character 1: \"nam\" is no column of"
            + " products. Did you mean name?",
        "export:products::idd | INVALID_ARGUMENT | Did you mean id?",
        "{\"type\":\"BulkExport\",\"table\":\"products\",\"after\":{\"idd\":1}} | INVALID_ARGUMENT"
            + " | Did you mean id?",
        "orders | INVALID_ARGUMENT | A ticket is graphql:<operation>",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ products { id nam } }\"} | INVALID_ARGUMENT |"
            + " Line 1, column",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ products { id\"} | INVALID_ARGUMENT | Line 1",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ a: productsCount b: movesCount }\"} |"
            + " INVALID_ARGUMENT | one root field",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ __typename }\"} | INVALID_ARGUMENT | cannot be"
            + " streamed",
      })
  void tellsTheCallerWhatIsWrongWithATicket(String ticket, FlightStatusCode code, String message) {
    assertFails(() -> stock.rows(ticket(ticket)), code, message);
    FlightDescriptor command = FlightDescriptor.command(ticket.getBytes(StandardCharsets.UTF_8));
    assertFails(() -> stock.client.getInfo(command), code, message);
    assertFails(() -> stock.client.getSchema(command), code, message);
  }

  @Test
  void tellsTheCallerWhatIsWrongWithAPath() {
    assertFails(
        () -> stock.client.getInfo(FlightDescriptor.path("prodcts")),
        FlightStatusCode.INVALID_ARGUMENT,
        "Did you mean products?");
    for (FlightDescriptor path :
        List.of(
            FlightDescriptor.path("a", "b"),
            FlightDescriptor.path(List.of()),
            FlightDescriptor.path("products:id=1:id"))) {
      assertFails(() -> stock.client.getSchema(path), FlightStatusCode.INVALID_ARGUMENT, "A path");
    }
  }

  @Test
  void saysNothingOfWhatTheDatabaseSaid() {
    assertThatThrownBy(() -> stock.rows(ticket("export:ghosts::")))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL))
        .hasMessageContaining("correlation id")
        .message()
        .doesNotContainIgnoringCase("ghosts")
        .doesNotContainIgnoringCase("table")
        .doesNotContainIgnoringCase("sql");
  }

  @Test
  void aStreamThatFailsMidwayEndsWithAnErrorAndNotShort() throws Exception {
    stock.fill(20_000);
    stock.execute("update products set name = null where id = 15000");
    int rows = 0;
    try (FlightStream stream =
        stock.client.getStream(query("{ products(orderBy: {id: ASC}) { id name } }"))) {
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      assertThat(rows).as("the stream ended as if it were whole").isNegative();
    } catch (FlightRuntimeException e) {
      assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL);
      assertThat(e).hasMessageContaining("name");
      assertThat(rows).isPositive();
    }
  }

  @Test
  void randomTicketsAreRefusedAndNothingElseHappens() throws Exception {
    long seed = Seed.get();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      String shown = "seed " + seed + ", bytes " + Arrays.toString(bytes);
      try (FlightStream stream = stock.client.getStream(new Ticket(bytes))) {
        assertThatThrownBy(stream::next)
            .as(shown)
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                e ->
                    assertThat(e.status().code())
                        .as(shown)
                        .isEqualTo(FlightStatusCode.INVALID_ARGUMENT));
      }
    }
    awaitQuiet();
  }

  @Test
  void aTicketThatIsTooLargeIsRefused() {
    assertFails(
        () -> stock.rows(ticket("graphql:" + "A".repeat(20_000))),
        FlightStatusCode.RESOURCE_EXHAUSTED,
        "10000 are allowed");
  }

  @Test
  void cancellingEndsTheStreamAndGivesEverythingBack() throws Exception {
    stock.fill(200_000);
    for (int i = 0; i < 2 * StockServer.STREAMS; i++) {
      try (FlightStream stream = stock.stream("export:products::")) {
        assertThat(stream.next()).isTrue();
        stream.cancel("seen enough", null);
      }
      awaitQuiet();
    }
    assertThat(
            stock
                .meters
                .get("fraiseql.flight.streams")
                .tag("outcome", "cancelled")
                .counter()
                .count())
        .isEqualTo(2 * StockServer.STREAMS);
  }

  @Test
  void openStreamsAreLimitedUntilTheyAreFinished() throws Exception {
    stock.fill(200_000);
    List<FlightStream> open = new ArrayList<>();
    for (int i = 0; i < StockServer.STREAMS; i++) {
      FlightStream stream = stock.stream("export:products::");
      assertThat(stream.next()).isTrue();
      open.add(stream);
    }
    assertThat(stock.gauge("fraiseql.flight.streams.open")).isEqualTo(StockServer.STREAMS);
    assertFails(
        () -> stock.rows(ticket("export:moves::")),
        FlightStatusCode.RESOURCE_EXHAUSTED,
        "3 streams are open, which is the most.");
    // One that is read to its end makes room for the next at once.
    while (open.getFirst().next()) {}
    assertThat(stock.rows(ticket("export:moves::"))).isEmpty();
    for (FlightStream stream : open) {
      stream.cancel("done", null);
      stream.close();
    }
    awaitQuiet();
  }

  @Test
  void aClientThatReadsNothingHoldsUpNobodyElse() throws Exception {
    stock.fill(100_000);
    try (FlightStream stalled = stock.stream("export:products::")) {
      for (int i = 0; i < 5; i++) {
        assertThat(stock.rows(query("{ productsCount }"))).containsExactly("100000");
      }
      // What the stalled one was not sent yet is held by the database, not by us.
      assertThat(stock.gauge("fraiseql.flight.memory")).isLessThan(32_000_000);
      int rows = 0;
      while (stalled.next()) {
        rows += stalled.getRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(100_000);
    }
    awaitQuiet();
  }

  @Test
  void countsRowsBytesAndOutcomes() throws Exception {
    stock.fill(1_000);
    stock.rows(ticket("export:products::id"));
    assertThatThrownBy(() -> stock.rows(ticket("nonsense")))
        .isInstanceOf(FlightRuntimeException.class);
    awaitQuiet();
    assertThat(stock.meters.get("fraiseql.flight.rows").counter().count()).isEqualTo(1_000);
    assertThat(stock.meters.get("fraiseql.flight.sent").counter().count())
        .isBetween(8_000.0, 20_000.0);
    for (String outcome : List.of("success", "invalid_argument")) {
      assertThat(
              stock.meters.get("fraiseql.flight.streams").tag("outcome", outcome).counter().count())
          .as(outcome)
          .isEqualTo(1);
    }
  }

  @Test
  void measuresHowLongStreamsTake() throws Exception {
    stock.fill(1_000);
    stock.rows(ticket("export:products::id"));
    stock.rows(ticket("export:moves::id"));
    awaitQuiet();
    Timer first = stock.meters.get("fraiseql.flight.first.batch").timer();
    Timer whole =
        stock.meters.get("fraiseql.flight.stream.duration").tag("outcome", "success").timer();
    // An empty stream has no batch.
    assertThat(first.count()).isEqualTo(1);
    assertThat(whole.count()).isEqualTo(2);
    assertThat(first.totalTime(TimeUnit.NANOSECONDS))
        .isPositive()
        .isLessThan(whole.totalTime(TimeUnit.NANOSECONDS));
  }

  @Test
  void saysWhetherTheDatabaseAnswersAndWhatWasCompiled() {
    assertThat(acted("health")).containsExactly("{\"status\":\"UP\"}");
    assertThat(acted("operations"))
        .hasSize(3)
        .contains(
            "{\"name\":\"ProductsByState\",\"sha256\":\""
                + ProductsByState.SHA256
                + "\",\"variables\":[{\"name\":\"state\",\"type\":\"State\"}]}");
    List<String> types = new ArrayList<>();
    stock.client.listActions().forEach(type -> types.add(type.getType()));
    assertThat(types)
        .containsExactly(
            "health",
            "operations",
            "refresh",
            "CancelFlightInfo",
            "CreatePreparedStatement",
            "ClosePreparedStatement",
            "CancelQuery");
    assertFails(() -> acted("healt"), FlightStatusCode.INVALID_ARGUMENT, "Did you mean health?");
    assertFails(
        () -> stock.client.doAction(new Action("CancelFlightInfo", new byte[] {9, 9})).next(),
        FlightStatusCode.INVALID_ARGUMENT,
        "The body is no CancelFlightInfoRequest.");
  }

  @Test
  void connectsAnewOnRequest() throws Exception {
    stock.fill(1);
    try (ReadSession old = stock.engine.connections().open(true, null)) {
      assertThat(acted("refresh"))
          .singleElement()
          .asString()
          .matches("\\{\"connections\":[1-9][0-9]*}");

      // What is under way goes on.
      try (ResultSet rows = old.query(BoundStatement.own("select 1"), null)) {
        assertThat(rows.next()).isTrue();
      }
    }
    assertThat(stock.rows(StockServer.ticket("export:products::id"))).isNotEmpty();
  }

  private List<String> acted(String type) {
    List<String> results = new ArrayList<>();
    stock
        .client
        .doAction(new Action(type))
        .forEachRemaining(
            result -> results.add(new String(result.getBody(), StandardCharsets.UTF_8)));
    return results;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancellingAFlightEndsItsStreamsWhetherOrNotTheyHaveRows(boolean rows) throws Exception {
    if (rows) {
      stock.fill(200_000);
      // More than what the network holds: the stream waits for its client.
      stock.execute("update products set name = printf('%.*c', 1000, 'x')");
    } else {
      stock.execute(endless());
    }
    FlightInfo info = stock.client.getInfo(FlightDescriptor.path(rows ? "products" : "ghosts"));
    CancelFlightInfoRequest request = new CancelFlightInfoRequest(info);
    assertThat(stock.client.cancelFlightInfo(request).getStatus())
        .isEqualTo(CancelStatus.NOT_CANCELLABLE);
    FlightInfo other = stock.client.getInfo(FlightDescriptor.path("moves"));
    try (FlightStream stream = stock.client.getStream(info.getEndpoints().getFirst().getTicket())) {
      awaitOpen(1);
      assertThat(stock.client.cancelFlightInfo(new CancelFlightInfoRequest(other)).getStatus())
          .isEqualTo(CancelStatus.NOT_CANCELLABLE);
      assertThat(stock.client.cancelFlightInfo(request).getStatus())
          .isEqualTo(CancelStatus.CANCELLING);
      assertFails(
          () -> {
            while (stream.next()) {}
          },
          FlightStatusCode.CANCELLED,
          "cancelled by CancelFlightInfo");
    }
    awaitQuiet();
  }

  @Test
  void stoppingEndsOpenStreamsWithAnError() throws Exception {
    stock.fill(200_000);
    // More than what the network holds between a server that sends and a client that does not read.
    stock.execute("update products set name = printf('%.*c', 1000, 'x')");
    try (FlightStream stream = stock.stream("export:products::")) {
      assertThat(stream.next()).isTrue();
      stock.service.drain(Duration.ofMillis(10));
      stock.service.close();
      assertThatThrownBy(
              () -> {
                while (stream.next()) {}
              })
          .isInstanceOf(FlightRuntimeException.class);
    }
  }

  @Test
  void stoppingEndsStatementsThatGiveNoRows() throws Exception {
    stock.execute(endless());
    try (FlightStream stream = stock.stream("export:ghosts::")) {
      awaitOpen(1);
      stock.service.close();
      assertThatThrownBy(stream::next).isInstanceOf(FlightRuntimeException.class);
    }
  }

  @Test
  void cancellingEndsAStatementThatGivesNoRows() throws Exception {
    stock.execute(endless());
    try (FlightStream stream = stock.stream("export:ghosts::")) {
      awaitOpen(1);
      stream.cancel("too slow", null);
      awaitQuiet();
    }
  }

  /** Makes reading ghosts take forever. */
  private static String endless() {
    return "create view ghosts (id) as with recursive n(i) as"
        + " (select 1 union all select i + 1 from n) select i from n where i < 0";
  }

  private void awaitOpen(int streams) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (stock.gauge("fraiseql.flight.streams.open") != streams) {
      assertThat(System.nanoTime()).as("streams begin").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void drainingLetsOpenStreamsEnd() throws Exception {
    stock.fill(200_000);
    try (FlightStream stream = stock.stream("export:products::")) {
      assertThat(stream.next()).isTrue();
      Thread draining = new Thread(() -> stock.service.drain(Duration.ofSeconds(30)));
      draining.start();
      int rows = stream.getRoot().getRowCount();
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(200_000);
      assertThat(draining.join(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void callsWithADeadlineEndAtIt() throws Exception {
    stock.fill(200_000);
    FlightStream stream =
        stock.stream("export:products::", CallOptions.timeout(300, TimeUnit.MILLISECONDS));
    try {
      assertThat(stream.next()).isTrue();
    } catch (FlightRuntimeException e) {
      // On a busy machine the deadline comes before the first row.
      assertThat(e.status().code()).isEqualTo(FlightStatusCode.TIMED_OUT);
    }
    awaitQuiet();
    stream.cancel("past its deadline", null);
    stream.close();
  }

  /** Until no stream is open: their ends reach the server some time after the client. */
  private void awaitQuiet() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (stock.gauge("fraiseql.flight.streams.open") > 0
        || stock.gauge("fraiseql.flight.memory") > 0) {
      assertThat(System.nanoTime()).as("streams end").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void assertFails(ThrowingCallable call, FlightStatusCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class, e -> assertThat(e.status().code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
