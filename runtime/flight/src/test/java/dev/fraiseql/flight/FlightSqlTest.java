package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
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

/** Statements of Flight SQL, by Arrow's own client. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class FlightSqlTest {
  @TempDir Path folder;
  private StockServer stock;
  private FlightSqlClient client;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    client = new FlightSqlClient(stock.client);
    stock.fillAndMove(4);
  }

  @AfterEach
  void stop() throws Exception {
    stock.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ products(orderBy: {id: DESC}, limit: 2) { n: name state } } | product 4 null, product 3"
            + " SOLD",
        "query Q { products(where: {id: {eq: 2}}) { moves { id state } } } |"
            + " [{\"id\":7,\"state\":\"SOLD\"}]",
        "# how many\\n{ productsCount } | 4",
        "graphql:ProductsByState | 3 product 3",
        "graphql:ProductsByState?{\"state\":\"NEW\"} | 1 product 1, 2 product 2",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ movesCount }\"} | 1",
        "export:products:id<2: | 1 product 1 NEW",
        "SELECT * FROM products ORDER BY id | 1 product 1 NEW, 2 product 2 NEW, 3 product 3 SOLD, 4"
            + " product 4 null",
        "select name, id from products where state = 'SOLD' or id > 3 order by id desc | product 4"
            + " 4, product 3 3",
        "SELECT * FROM moves | 7 SOLD 2",
        "SELECT \"p\".\"id\" AS \"key\", p.name n FROM \"fraiseql\".\"graphql\".\"products\" p"
            + " WHERE p.id BETWEEN 2 AND 3 ORDER BY p.id LIMIT 1 OFFSET 1; | 3 product 3",
        "/* a tool */ SELECT Products.ID FROM graphql.PRODUCTS WHERE 1 = 1 AND products.id = 2 --"
            + " done | 2",
        "SELECT id FROM Product WHERE name LIKE 'product _' AND NOT id IN (1, 2, 3) | 4",
        "SELECT id FROM products WHERE 1 = 0 | ~~",
        "SELECT id FROM products ORDER BY state NULLS FIRST, id DESC LIMIT 3 | 4, 2, 1",
        "SELECT p.* FROM products AS p WHERE state IS NULL | 4 product 4 null",
      })
  void answersWhatAStatementAsks(String statement, String rows) throws Exception {
    String text = statement.replace("\\n", "\n");

    assertThat(String.join(", ", rows(client.execute(text)))).isEqualTo(rows == null ? "" : rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ products { id state moves { state } } }",
        "{ product(id: 1) { moves { state } } }",
        "{ productsConnection { edges { cursor node { state } } } }",
        "{ c: movesCount }",
        "graphql:ProductsByState",
        "export:products::",
        "SELECT * FROM products",
        "SELECT state, id AS i FROM products WHERE id > 2 LIMIT 1",
      })
  void announcesTheSchemaThatTheStreamHas(String statement) throws Exception {
    Schema announced = client.getExecuteSchema(statement).getSchema();
    FlightInfo info = client.execute(statement);

    assertThat(info.getSchemaOptional()).contains(announced);
    try (PreparedStatement prepared = client.prepare(statement)) {
      assertThat(prepared.getResultSetSchema()).isEqualTo(announced);
      assertThat(prepared.fetchSchema().getSchema()).isEqualTo(announced);
    }
    try (FlightStream stream = client.getStream(ticket(info))) {
      while (stream.next()) {}
      assertThat(stream.getSchema()).isEqualTo(announced);
    }
  }

  @Test
  void enumsAreTextsAtAnyDepthAndInAnyBatch() throws Exception {
    stock.execute("delete from moves", "delete from products");
    stock.fill(3_000);
    stock.execute(
        "insert into moves (id, product_id, state)"
            + " select id, id, 'SOLD' from products where id % 2 = 0"
            + " union all select id + 10000, id, 'NEW' from products");
    List<String> rows =
        rows(client.execute("{ products(orderBy: {id: ASC}) { id s: state moves { state } } }"));

    assertThat(rows).hasSize(3_000);
    for (int id = 1; id <= 3_000; id++) {
      String state = id % 4 == 0 ? "null" : id % 3 == 0 ? "SOLD" : "NEW";
      String sold = id % 2 == 0 ? "{\"state\":\"SOLD\"}," : "";
      assertThat(rows.get(id - 1))
          .isEqualTo(id + " " + state + " [" + sold + "{\"state\":\"NEW\"}]");
    }
  }

  @Test
  void saysOfColumnsWhatTheyAre() {
    Schema schema = client.getExecuteSchema("SELECT id, state AS s FROM products").getSchema();

    Field id = schema.findField("id");
    assertThat(id.getMetadata())
        .containsEntry("ARROW:FLIGHT:SQL:TABLE_NAME", "products")
        .containsEntry("ARROW:FLIGHT:SQL:TYPE_NAME", "Long")
        .containsEntry("ARROW:FLIGHT:SQL:PRECISION", "19")
        .containsEntry("ARROW:FLIGHT:SQL:IS_READ_ONLY", "1");
    Field state = schema.findField("s");
    assertThat(state.getType()).isEqualTo(ArrowType.Utf8.INSTANCE);
    assertThat(state.getMetadata()).containsEntry("ARROW:FLIGHT:SQL:TYPE_NAME", "State");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT id FROM prodcts | character 16: \"prodcts\" is no table that is served. Did you"
            + " mean products?",
        "SELECT nam FROM products | character 8: \"nam\" is no column of products. Did you mean"
            + " name?",
        "SELECT id FROM products p WHERE p.nam = 'x' | character 33: \"nam\" is no column of"
            + " products. Did you mean name?",
        "SELECT id FROM products WHERE id = 'x' | character 36: \"x\" is not an ID",
        "SELECT count(*) FROM products | \"count\" is not understood. What is: SELECT columns or *"
            + " FROM table",
        "SELECT DISTINCT id FROM products | \"DISTINCT\" is not understood",
        "SELECT id FROM products, moves | \",\" is not understood",
        "SELECT p.id FROM products p JOIN moves m ON 1 = 1 | \"JOIN\" is not understood",
        "SELECT id FROM products GROUP BY id | \"GROUP\" is not understood",
        "SELECT id FROM (SELECT id FROM products) | \"(\" is not understood",
        "SELECT id, id FROM products | the column \"id\" is asked for twice. Rename one: AS other.",
        "SELECT x.* FROM products p | \"x.*\" is not of the table",
        "SELECT id FROM products LIMIT x | expected a number of rows, but found \"x\"",
        "SELECT id FROM products WHERE id = ? | character 36, parameter 1: no value is bound to"
            + " it.",
        "SELECT id FROM products WHERE name = 'x | the quote that opens here is not closed",
        "SELECT id FROM products /* x | the comment that opens here is not closed",
        "SELECT | expected a column or *",
        "UPDATE products SET id = 1 | SQL statements only read here. Write rows by",
        "'' | A statement is a GraphQL document, a ticket",
        "{ products { id nam } } | Line 1, column",
        "graphql:ProductsByStat | Did you mean ProductsByState?",
        "export:prodcts:: | Did you mean products?",
      })
  void tellsWhatIsWrongWithAStatement(String statement, String message) {
    String text = statement.equals("''") ? "" : statement;

    assertFails(() -> client.execute(text), FlightStatusCode.INVALID_ARGUMENT, message);
    assertFails(() -> client.getExecuteSchema(text), FlightStatusCode.INVALID_ARGUMENT, message);
  }

  @Test
  void bindsParametersOfASelect() throws Exception {
    try (PreparedStatement prepared =
        client.prepare("SELECT id FROM products WHERE id > ? AND state = ? ORDER BY id LIMIT ?")) {
      assertThat(prepared.getParameterSchema().getFields())
          .extracting(field -> field.getName() + " " + field.getType())
          .containsExactly("1 Int(64, true)", "2 Utf8", "3 Int(64, true)");
      assertThat(bound(prepared, 0L, "NEW", 10L)).containsExactly("1", "2");
      assertThat(bound(prepared, 1L, "NEW", 10L)).containsExactly("2");
      assertThat(bound(prepared, 0L, "NEW", 1L)).containsExactly("1");
      assertThat(bound(prepared, 3, "SOLD", 9)).isEmpty();
      assertFails(
          () -> bound(prepared, 0L, "NEWS", 1L),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 2: \"NEWS\" is no value of State. Did you mean NEW?");
      assertFails(
          () -> bound(prepared, "x", "NEW", 1L),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 1: \"x\" is not an ID");
      assertFails(
          () -> bound(prepared, 1L, null, 1L),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 2: null is bound, and nothing equals null. Write is null or is not null.");
      assertFails(
          () -> bound(prepared, 1L, "NEW"),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 3: no value is bound to it.");
      assertFails(
          () -> bound(prepared, 1L, "NEW", 1L, 1L),
          FlightStatusCode.INVALID_ARGUMENT,
          "4 values are bound, but the statement has 3 parameters.");
      assertFails(
          () -> bound(prepared, 1L, "NEW", -1L), FlightStatusCode.INVALID_ARGUMENT, "negative");
    }
  }

  @Test
  void saysWhichTypeAParameterIsNot() throws Exception {
    try (PreparedStatement prepared = client.prepare("SELECT id FROM products WHERE id = ?")) {
      assertFails(
          () -> bound(prepared, new BigDecimal("1.5")),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 1: 1.5 is not an ID");
      assertFails(
          () -> bound(prepared, LocalDate.of(2026, 2, 28)),
          FlightStatusCode.INVALID_ARGUMENT,
          "parameter 1: \"2026-02-28\" is not an ID");
    }
  }

  @Test
  void bindsVariablesOfGraphQlByPositionAndByName() throws Exception {
    String document =
        "query Q($state: State!, $more: ID = 1, $where: ProductWhereInput = {id: {gte: 0}}) { products(where:"
            + " {_and: [{state: {eq: $state}}, {id: {gt: $more}}, $where]}) { id } }";
    try (PreparedStatement prepared = client.prepare(document)) {
      assertThat(prepared.getParameterSchema().getFields())
          .extracting(field ->
              field.getName() + " " + field.getType() + (field.isNullable() ? "" : " not null"))
          .containsExactly("state Utf8 not null", "more Utf8", "where Utf8");
      assertThat(bound(prepared, "NEW")).containsExactly("2");
      assertThat(bound(prepared, "NEW", 0L)).containsExactlyInAnyOrder("1", "2");
      assertThat(bound(prepared, "NEW", 0L, "{\"id\": {\"lt\": 2}}")).containsExactly("1");
      try (IntVector more = new IntVector("more", stock.allocator);
          VarCharVector state = new VarCharVector("state", stock.allocator)) {
        more.setSafe(0, 0);
        state.setSafe(0, "SOLD".getBytes(StandardCharsets.UTF_8));
        assertThat(bind(prepared, state, more)).containsExactly("3");
      }
      assertFails(
          () -> bound(prepared, (Object) null),
          FlightStatusCode.INVALID_ARGUMENT,
          "$state: null is given, but State! is required.");
      assertFails(() -> bound(prepared, "OLD"), FlightStatusCode.INVALID_ARGUMENT, "State");
    }
  }

  @Test
  void bindsTheVariablesThatATicketLeavesOpen() throws Exception {
    try (PreparedStatement open = client.prepare("graphql:ProductsByState");
        PreparedStatement given = client.prepare("graphql:ProductsByState?{\"state\":\"NEW\"}")) {
      assertThat(rows(open.execute())).containsExactly("3 product 3");
      assertThat(bound(open, "NEW")).containsExactly("1 product 1", "2 product 2");
      assertThat(given.getParameterSchema().getFields()).isEmpty();
      assertThat(rows(given.execute())).hasSize(2);
    }
  }

  @Test
  void takesOneRowOfParameters() throws Exception {
    for (int rows : new int[] {0, 2}) {
      try (PreparedStatement prepared = client.prepare("SELECT id FROM products WHERE id = ?");
          BigIntVector ids = new BigIntVector("1", stock.allocator)) {
        ids.allocateNew();
        for (int i = 0; i < rows; i++) {
          ids.setSafe(i, i);
        }
        ids.setValueCount(rows);
        prepared.setParameters(root(rows, ids));
        String message = rows == 0 ? "no value is bound" : "More than one row of values";
        assertFails(() -> rows(prepared.execute()), FlightStatusCode.INVALID_ARGUMENT, message);
      }
    }
  }

  /** Closing the server waits for the threads of its calls, and this one would wait for minutes. */
  @Test
  void aClientThatGoesWhileItBindsKeepsNoThread() throws Exception {
    Path other = Files.createDirectory(folder.resolve("patient"));
    StockServer patient =
        new StockServer(
            other, new OpenCallerResolver(), TrustedDocuments.OFF, Duration.ofMinutes(10));
    FlightDescriptor descriptor =
        FlightDescriptor.command(
            SqlMessages.write(
                CommandPreparedStatementQuery.newBuilder()
                    .setPreparedStatementHandle(
                        new StatementHandle("SELECT id FROM products WHERE id = ?").bytes())
                    .build()));
    try (VectorSchemaRoot values = root(0, new BigIntVector("1", stock.allocator))) {
      for (int i = 0; i < 20; i++) {
        ClientStreamListener sent =
            patient.client.startPut(descriptor, values, new AsyncPutListener());
        sent.putNext();
        sent.error(new IllegalStateException("gone"));
      }
    }

    assertTimeoutPreemptively(Duration.ofSeconds(60), patient::close);
  }

  @Test
  void writesNothingAndKnowsNoTransaction() throws Exception {
    assertFails(
        () -> client.executeUpdate("DELETE FROM products"),
        FlightStatusCode.UNIMPLEMENTED,
        "SQL statements only read here");
    assertFails(
        () -> client.beginTransaction(), FlightStatusCode.UNIMPLEMENTED, "without transactions");
    try (PreparedStatement prepared = client.prepare("SELECT * FROM products")) {
      assertFails(
          prepared::executeUpdate, FlightStatusCode.UNIMPLEMENTED, "SQL statements only read here");
    }
    assertThat(rows(client.execute("{ productsCount }"))).containsExactly("4");
  }

  @SuppressWarnings("deprecation") // clients of before CancelFlightInfo know no other
  @Test
  void cancelsStreamsByWhatLedToThem() throws Exception {
    stock.execute("delete from moves", "delete from products");
    stock.fill(200_000);
    FlightInfo info = client.execute("SELECT * FROM products");
    try (FlightStream stream = client.getStream(ticket(info))) {
      assertThat(stream.next()).isTrue();
      assertThat(client.cancelFlightInfo(new CancelFlightInfoRequest(info)).getStatus())
          .isEqualTo(CancelStatus.CANCELLING);
      assertFails(
          () -> {
            while (stream.next()) {}
          },
          FlightStatusCode.CANCELLED,
          "CancelFlightInfo");
    }
    assertThat(client.cancelQuery(info)).hasToString("NOT_CANCELLABLE");
  }

  @Test
  void leavesPlainTicketsAndCommandsAsTheyAre() throws Exception {
    assertThat(stock.rows(StockServer.ticket("export:products:id=1:"))).hasSize(1);
    assertFails(
        () -> stock.rows(StockServer.ticket("SELECT * FROM products")),
        FlightStatusCode.INVALID_ARGUMENT,
        "is no kind of ticket");
    assertFails(
        () ->
            stock.client.getInfo(
                FlightDescriptor.command("SELECT 1".getBytes(StandardCharsets.UTF_8))),
        FlightStatusCode.INVALID_ARGUMENT,
        "is no kind of ticket");
  }

  private static Ticket ticket(FlightInfo info) {
    return info.getEndpoints().getFirst().getTicket();
  }

  private List<String> rows(FlightInfo info) throws Exception {
    return stock.rows(ticket(info));
  }

  /** The rows of a statement with these values, which bear no names of parameters. */
  private List<String> bound(PreparedStatement prepared, Object... values) throws Exception {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (Object value : values) {
        vectors.add(vector("value " + vectors.size(), value));
      }
      return bind(prepared, vectors.toArray(FieldVector[]::new));
    } finally {
      vectors.forEach(FieldVector::close);
    }
  }

  private List<String> bind(PreparedStatement prepared, FieldVector... vectors) throws Exception {
    prepared.setParameters(root(1, vectors));
    try {
      return rows(prepared.execute());
    } finally {
      prepared.clearParameters();
    }
  }

  private static VectorSchemaRoot root(int rows, FieldVector... vectors) {
    VectorSchemaRoot root = VectorSchemaRoot.of(vectors);
    root.setRowCount(rows);
    return root;
  }

  private FieldVector vector(String name, Object value) {
    switch (value) {
      case Integer number -> {
        IntVector vector = new IntVector(name, stock.allocator);
        vector.setSafe(0, number);
        return vector;
      }
      case Long number -> {
        BigIntVector vector = new BigIntVector(name, stock.allocator);
        vector.setSafe(0, number);
        return vector;
      }
      case BigDecimal number -> {
        DecimalVector vector =
            new DecimalVector(name, stock.allocator, number.precision(), number.scale());
        vector.setSafe(0, number);
        return vector;
      }
      case LocalDate date -> {
        DateDayVector vector = new DateDayVector(name, stock.allocator);
        vector.setSafe(0, (int) date.toEpochDay());
        return vector;
      }
      case null, default -> {
        VarCharVector vector = new VarCharVector(name, stock.allocator);
        vector.allocateNew();
        if (value != null) {
          vector.setSafe(0, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
        return vector;
      }
    }
  }

  private static void assertFails(ThrowingCallable call, FlightStatusCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).as(e.toString()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
