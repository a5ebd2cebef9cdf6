package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightClient.ExchangeReaderWriter;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of values go in, the rows that they ask for come out, on one call of Arrow's client. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class ExchangeTest {
  private static final FlightDescriptor BY_ID =
      command("query P($id: ID!) { product(id: $id) { id state moves { id } } }");

  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    stock.fillAndMove(6);
  }

  @AfterEach
  void stop() throws Exception {
    // Closes the allocators, which fails if anything was leaked.
    stock.close();
  }

  private static FlightDescriptor command(String text) {
    return FlightDescriptor.command(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void answersEachRowWithItsNumber() throws Exception {
    try (ExchangeReaderWriter exchange = stock.client.doExchange(BY_ID);
        VectorSchemaRoot values = VectorSchemaRoot.of(longs("id"))) {
      exchange.getWriter().start(values);
      put(exchange, values, 2, 99, 3);
      put(exchange, values, 2);
      exchange.getWriter().completed();

      assertThat(all(exchange.getReader()))
          .containsExactly("0 2 NEW [{\"id\":7}]", "2 3 SOLD []", "3 2 NEW [{\"id\":7}]");
      assertThat(exchange.getReader().getSchema().getFields().getFirst().getType())
          .isEqualTo(new ArrowType.Int(64, true));
      assertThat(exchange.getReader().getSchema().getFields().getFirst().getName())
          .isEqualTo("__row");
    }
    stock.awaitNothingLeft();
  }

  @Test
  void aBatchWithoutRowsSaysThatAllThatWasAskedIsAnswered() throws Exception {
    try (ExchangeReaderWriter exchange = stock.client.doExchange(BY_ID);
        VectorSchemaRoot values = VectorSchemaRoot.of(longs("id"))) {
      exchange.getWriter().start(values);
      for (int i = 0; i < 5; i++) {
        // The next is asked when this is answered: a client of one thread can do so.
        put(exchange, values, i, 99);
        assertThat(answers(exchange.getReader())).hasSize(i == 0 ? 0 : 1);
      }
      put(exchange, values);
      assertThat(answers(exchange.getReader())).isEmpty();
      exchange.getWriter().completed();
      assertThat(exchange.getReader().next()).isFalse();
    }
    stock.awaitNothingLeft();
  }

  @Test
  void asksOperationsByPathAndStatementsWithPlaceholders() throws Exception {
    assertThat(ask(FlightDescriptor.path("ProductsByState"), texts("state", "SOLD", "NEW", null)))
        .containsExactly(
            "0 3 product 3",
            "0 6 product 6",
            "1 1 product 1",
            "1 2 product 2",
            "1 5 product 5",
            "2 4 product 4");
    assertThat(ask(command("graphql:ProductsByState"), texts("state", "SOLD")))
        .containsExactly("0 3 product 3", "0 6 product 6");
    assertThat(ask(command("SELECT name FROM products WHERE id = ?"), longs("any", 1, 4)))
        .containsExactly("0 product 1", "1 product 4");
    assertThat(
            ask(
                command("query($i: ID!) { productsCount(where: {id: {gt: $i}}) }"),
                longs("i", 1, 4)))
        .containsExactly("0 5", "1 2");
  }

  @Test
  void columnsWithoutANameStandForVariablesInOrder() throws Exception {
    FlightDescriptor byId = command("query($id: ID!) { productsCount(where: {id: {gt: $id}}) }");
    for (String name : List.of("0", "1", "", "?")) {
      assertThat(ask(byId, longs(name, 4))).containsExactly("0 2");
    }
  }

  @Test
  void answersOfManyBatchesKeepTheirNumber() throws Exception {
    stock.execute("delete from moves", "delete from products");
    stock.fill(3_000);
    List<String> rows =
        ask(
            command("SELECT id, state FROM products WHERE id > ? ORDER BY id"),
            longs("id", 0, 2_990));

    assertThat(rows).hasSize(3_010);
    assertThat(rows.subList(0, 3_000)).allMatch(row -> row.startsWith("0 "));
    assertThat(rows.subList(3_000, 3_010)).allMatch(row -> row.startsWith("1 "));
    assertThat(rows.get(2_998)).isEqualTo("0 2999 NEW");
  }

  @Test
  void whoAsksNothingIsAnsweredNothing() throws Exception {
    try (ExchangeReaderWriter exchange = stock.client.doExchange(BY_ID)) {
      exchange.getWriter().completed();
      assertThat(exchange.getReader().next()).isFalse();
      assertThat(exchange.getReader().getSchema().getFields()).hasSize(4);
    }
    stock.awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query P($id: ID!) { product(id: $ib) { id } } | Line 1",
        "query P($ib: ID!) { product(id: $ib) { id } } | There is no variable $id. Did you mean"
            + " ib?",
        "query P($id: ID!, $n: Int!) { products(where: {id: {eq: $id}}, limit: $n) { id } } | $n",
        "{ product(id: 1) { id } } | 1 values are bound, but the statement has 0 parameters.",
        "export:prodcts:: | Did you mean products?",
        "DELETE FROM products | SQL statements only read here. Write rows by GraphQL mutations",
        "{ productsConnection { totalCount } } | cannot be streamed",
      })
  void tellsWhatIsWrongWithWhatIsAsked(String statement, String message) throws Exception {
    assertFails(
        () -> ask(command(statement), longs("id", 1)), FlightStatusCode.INVALID_ARGUMENT, message);
    stock.awaitNothingLeft();
  }

  @Test
  void aRowThatIsWrongEndsTheAnswersBehindThoseBeforeIt() throws Exception {
    List<String> seen = new ArrayList<>();
    assertFails(
        () -> ask(BY_ID, texts("id", "1", "x"), seen),
        FlightStatusCode.INVALID_ARGUMENT,
        "is not an ID");
    assertThat(seen).containsExactly("0 1 NEW []");
    assertFails(
        () ->
            ask(
                command(
                    "query P($all: Boolean!) { products(limit: 1) { id name @include(if: $all) }"
                        + " }"),
                bits("all", false, true)),
        FlightStatusCode.INVALID_ARGUMENT,
        "Row 1 asks for other columns than the rows before it");
    assertFails(
        () -> ask(FlightDescriptor.path(), longs("id", 1)),
        FlightStatusCode.INVALID_ARGUMENT,
        "A path has one part");
    assertFails(
        () ->
            ask(
                FlightDescriptor.command(SqlMessages.write(CommandGetTables.getDefaultInstance())),
                longs("id", 1)),
        FlightStatusCode.UNIMPLEMENTED,
        "CommandGetTables");
    stock.awaitNothingLeft();
  }

  @Test
  void takesItsPlaceAmongTheStreamsAndGivesItBack() throws Exception {
    List<ExchangeReaderWriter> open = new ArrayList<>();
    for (int i = 0; i < StockServer.STREAMS; i++) {
      ExchangeReaderWriter exchange = stock.client.doExchange(BY_ID);
      VectorSchemaRoot values = VectorSchemaRoot.of(longs("id"));
      exchange.getWriter().start(values);
      put(exchange, values, 1);
      values.close();
      assertThat(answers(exchange.getReader())).hasSize(1);
      open.add(exchange);
    }
    assertFails(
        () -> ask(BY_ID, longs("id", 1)), FlightStatusCode.RESOURCE_EXHAUSTED, "streams are open");
    for (ExchangeReaderWriter exchange : open) {
      exchange.getReader().cancel("seen enough", null);
      exchange.close();
    }
    stock.awaitNothingLeft();
    assertThat(ask(BY_ID, longs("id", 1))).hasSize(1);
  }

  @Test
  void aServerThatStopsEndsAnExchangeThatWaits() throws Exception {
    try (ExchangeReaderWriter exchange = stock.client.doExchange(BY_ID);
        VectorSchemaRoot values = VectorSchemaRoot.of(longs("id"))) {
      exchange.getWriter().start(values);
      put(exchange, values, 1);
      assertThat(answers(exchange.getReader())).hasSize(1);

      stock.service.close();

      assertFails(() -> exchange.getReader().next(), FlightStatusCode.UNAVAILABLE, "stopping");
    }
  }

  @Test
  void aClientThatFallsSilentLosesItsPlace() throws Exception {
    Path other = Files.createDirectory(folder.resolve("impatient"));
    try (StockServer impatient =
        new StockServer(
            other, new OpenCallerResolver(), TrustedDocuments.OFF, Duration.ofMillis(200))) {
      try (ExchangeReaderWriter exchange = impatient.client.doExchange(BY_ID)) {
        assertFails(
            () -> exchange.getReader().next(),
            FlightStatusCode.TIMED_OUT,
            "The client sent nothing");
      }
    }
  }

  private List<String> ask(FlightDescriptor what, FieldVector values) throws Exception {
    List<String> rows = new ArrayList<>();
    ask(what, values, rows);
    return rows;
  }

  private void ask(FlightDescriptor what, FieldVector values, List<String> rows) throws Exception {
    try (VectorSchemaRoot root = VectorSchemaRoot.of(values);
        ExchangeReaderWriter exchange = stock.client.doExchange(what)) {
      ClientStreamListener writer = exchange.getWriter();
      writer.start(root);
      writer.putNext();
      writer.completed();
      while (exchange.getReader().next()) {
        rows.addAll(StockServer.batch(exchange.getReader()));
      }
    }
  }

  private static void put(ExchangeReaderWriter exchange, VectorSchemaRoot values, long... ids) {
    BigIntVector vector = (BigIntVector) values.getVector(0);
    fill(vector, ids);
    values.setRowCount(ids.length);
    exchange.getWriter().putNext();
  }

  private static List<String> all(FlightStream stream) {
    List<String> rows = new ArrayList<>();
    while (stream.next()) {
      rows.addAll(StockServer.batch(stream));
    }
    return rows;
  }

  /** The rows until a batch has none. */
  private static List<String> answers(FlightStream stream) {
    List<String> rows = new ArrayList<>();
    while (true) {
      assertThat(stream.next()).as("an answer has an end").isTrue();
      if (stream.getRoot().getRowCount() == 0) {
        return rows;
      }
      rows.addAll(StockServer.batch(stream));
    }
  }

  private BigIntVector longs(String name, long... values) {
    BigIntVector vector = new BigIntVector(name, stock.allocator);
    fill(vector, values);
    return vector;
  }

  private static void fill(BigIntVector vector, long... values) {
    vector.allocateNew(Math.max(values.length, 1));
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i]);
    }
    vector.setValueCount(values.length);
  }

  private VarCharVector texts(String name, String... values) {
    VarCharVector vector = new VarCharVector(name, stock.allocator);
    vector.allocateNew();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(values.length);
    return vector;
  }

  private BitVector bits(String name, boolean... values) {
    BitVector vector = new BitVector(name, stock.allocator);
    vector.allocateNew(values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i] ? 1 : 0);
    }
    vector.setValueCount(values.length);
    return vector;
  }

  private static void assertFails(ThrowingCallable call, FlightStatusCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              assertThat(e.status().code()).as(e.toString()).isEqualTo(code);
              assertThat(e).hasMessageContaining(message);
            });
  }
}
