package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads rows by DoPut: acknowledgements, commands, limits, and what a client does wrong. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class LoadTest {
  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
  }

  @AfterEach
  void stop() throws Exception {
    // Closes the allocators, which fails if anything was leaked.
    stock.close();
  }

  /** A load that is sent step by step. */
  private static final class Load implements AutoCloseable {
    private final VectorSchemaRoot rows;
    private final SyncPutListener results = new SyncPutListener();
    private final ClientStreamListener stream;

    Load(StockServer stock, FlightDescriptor to) {
      rows = VectorSchemaRoot.of(new VarCharVector("name", stock.allocator));
      stream = stock.client.startPut(to, rows, results);
    }

    Load(StockServer stock, String table) {
      this(stock, FlightDescriptor.path(table));
    }

    Load put(@Nullable String... names) {
      VarCharVector column = (VarCharVector) rows.getVector(0);
      column.reset();
      for (int i = 0; i < names.length; i++) {
        if (names[i] != null) {
          column.setSafe(i, names[i].getBytes(StandardCharsets.UTF_8));
        }
      }
      rows.setRowCount(names.length);
      stream.putNext();
      return this;
    }

    /** The next acknowledgement; null if there are no more. */
    byte @Nullable [] read() throws InterruptedException {
      try (PutResult next = results.read()) {
        if (next == null) {
          return null;
        }
        ArrowBuf metadata = next.getApplicationMetadata();
        byte[] bytes = new byte[(int) metadata.readableBytes()];
        metadata.getBytes(0, bytes);
        return bytes;
      } catch (ExecutionException e) {
        throw (FlightRuntimeException) e.getCause();
      }
    }

    List<String> end() throws InterruptedException {
      stream.completed();
      List<String> all = new ArrayList<>();
      for (byte[] next = read(); next != null; next = read()) {
        all.add(new String(next, StandardCharsets.UTF_8));
      }
      stream.getResult();
      return all;
    }

    @Override
    public void close() {
      results.close();
      rows.close();
    }
  }

  private List<String> names() throws Exception {
    return stock.rows(StockServer.ticket("export:products::name"));
  }

  @Test
  void acknowledgesEachBatchAndTheLastAfterTheCommit() throws Exception {
    try (Load load = new Load(stock, "products")) {
      assertThat(load.put("a", "b").put("c").put("d", "e").end())
          .containsExactly("{\"rows\":2}", "{\"rows\":3}", "{\"rows\":5}");
      assertThat(names()).containsExactly("a", "b", "c", "d", "e");
    }
    assertThat(stock.meters.get("fraiseql.flight.loaded.rows").counter().count()).isEqualTo(5);
    stock.awaitNothingLeft();
  }

  /** A client of one thread, which waits for each acknowledgement before the next batch. */
  @Test
  void acknowledgesABatchWhileTheClientWaits() throws Exception {
    try (Load load = new Load(stock, "Product")) {
      for (int i = 1; i <= 5; i++) {
        assertThat(new String(load.put("a").read(), StandardCharsets.UTF_8))
            .isEqualTo("{\"rows\":" + i + "}");
        assertThat(names()).isEmpty();
      }
      assertThat(load.end()).containsExactly("{\"rows\":5}");
      assertThat(names()).hasSize(5);
    }
  }

  @Test
  void aStreamWithoutRowsLoadsNone() throws Exception {
    try (Load load = new Load(stock, "products")) {
      assertThat(load.end()).containsExactly("{\"rows\":0}");
    }
    try (Load load = new Load(stock, "products")) {
      assertThat(load.put().end()).containsExactly("{\"rows\":0}");
    }
    try (VectorSchemaRoot none = VectorSchemaRoot.create(new Schema(List.of()), stock.allocator)) {
      ClientStreamListener stream =
          stock.client.startPut(FlightDescriptor.path("products"), none, new SyncPutListener());
      stream.completed();
      assertFails(stream::getResult, FlightStatusCode.INVALID_ARGUMENT, "The column name");
    }
  }

  @Test
  void writesNothingUnlessTheClientEndsItsStream() throws Exception {
    try (Load load = new Load(stock, "products")) {
      load.put("a");
      load.read();
      load.stream.error(new IllegalStateException("changed its mind"));
    }
    stock.awaitNothingLeft();
    assertThat(names()).isEmpty();
  }

  @Test
  void endsALoadWhoseClientSendsNothing() throws Exception {
    stock.close();
    stock =
        new StockServer(
            Files.createDirectory(folder.resolve("other")),
            new OpenCallerResolver(),
            TrustedDocuments.OFF,
            Duration.ofMillis(300));
    try (Load load = new Load(stock, "products")) {
      load.put("a");
      assertFails(
          () -> {
            while (load.read() != null) {}
          },
          FlightStatusCode.TIMED_OUT,
          "The client sent nothing for 0 seconds.");
    }
    stock.awaitNothingLeft();
    assertThat(names()).isEmpty();
  }

  @Test
  void takesItsPlaceAmongTheStreams() throws Exception {
    List<Load> open = new ArrayList<>();
    for (int i = 0; i < StockServer.STREAMS; i++) {
      // None has rows: the database has one writer.
      open.add(new Load(stock, "products"));
    }
    while (stock.gauge("fraiseql.flight.streams.open") < StockServer.STREAMS) {
      Thread.onSpinWait();
    }
    try (Load load = new Load(stock, "products")) {
      assertFails(load::end, FlightStatusCode.RESOURCE_EXHAUSTED, "streams are open");
    }
    for (Load load : open) {
      load.end();
      load.close();
    }
    stock.awaitNothingLeft();
  }

  @Test
  void refusesBatchesThatAreTooLarge() throws Exception {
    try (Load load = new Load(stock, "products")) {
      load.put("x".repeat(FlightSettings.Loads.DEFAULT.maxBatchBytes()));
      assertFails(load::end, FlightStatusCode.RESOURCE_EXHAUSTED, "Send batches of fewer rows.");
    }
    stock.awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prodcts | \"prodcts\" is no table that is served. Did you mean products?",
        "products; drop table products | is no table that is served.",
        "'' | is no table that is served.",
        "moves | \"name\" is no column of moves."
      })
  void namesWhatIsUnknown(String table, String message) throws Exception {
    try (Load load = new Load(stock, table)) {
      assertFails(load::end, FlightStatusCode.INVALID_ARGUMENT, message);
    }
  }

  @Test
  void refusesOtherDescriptors() throws Exception {
    for (FlightDescriptor wrong :
        List.of(
            FlightDescriptor.path(),
            FlightDescriptor.path("a", "b"),
            FlightDescriptor.command("export:products::".getBytes(StandardCharsets.UTF_8)))) {
      try (Load load = new Load(stock, wrong)) {
        assertFails(load::end, FlightStatusCode.INVALID_ARGUMENT, "A path of one part");
      }
    }
    CommandStatementUpdate update =
        CommandStatementUpdate.newBuilder().setQuery("DELETE FROM products").build();
    try (Load load = new Load(stock, command(update))) {
      assertFails(
          load::end,
          FlightStatusCode.UNIMPLEMENTED,
          "SQL statements only read here. Write rows by");
    }
  }

  @Test
  void loadsNothingWhereOnlyCompiledOperationsAreAnswered() throws Exception {
    stock.close();
    Path other = Files.createDirectory(folder.resolve("other"));
    stock = new StockServer(other, new OpenCallerResolver(), TrustedDocuments.ONLY);
    try (Load load = new Load(stock, "products")) {
      assertFails(load::end, FlightStatusCode.UNAUTHORIZED, "no rows are loaded");
    }
    try (Load load = new Load(stock, command(ingest("products")))) {
      assertFails(load::end, FlightStatusCode.UNAUTHORIZED, "no rows are loaded");
    }
  }

  private static FlightDescriptor command(Message message) {
    return FlightDescriptor.command(SqlMessages.write(message));
  }

  private static CommandStatementIngest ingest(String table) {
    return ingest(
        table,
        TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL,
        TableExistsOption.TABLE_EXISTS_OPTION_APPEND);
  }

  private static CommandStatementIngest ingest(
      String table, TableNotExistOption ifNotExist, TableExistsOption ifExists) {
    return CommandStatementIngest.newBuilder()
        .setTable(table)
        .setTableDefinitionOptions(
            TableDefinitionOptions.newBuilder().setIfNotExist(ifNotExist).setIfExists(ifExists))
        .build();
  }

  @Test
  void ingestsIntoATableOfSql() throws Exception {
    for (CommandStatementIngest command :
        List.of(
            ingest("PRODUCTS"),
            ingest("fraiseql.graphql.products"),
            ingest("products").toBuilder().setCatalog("FraiseQL").setSchema("graphql").build(),
            ingest(
                "products",
                TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE,
                TableExistsOption.TABLE_EXISTS_OPTION_APPEND))) {
      try (Load load = new Load(stock, command(command))) {
        load.put("a").put("b", "c").stream.completed();
        assertThat(DoPutUpdateResult.parseFrom(load.read()).getRecordCount()).isEqualTo(3);
        assertThat(load.read()).isNull();
      }
    }
    assertThat(names()).hasSize(12);
  }

  @Test
  void ingestsInNoOtherWay() throws Exception {
    CommandStatementIngest right = ingest("products");
    TableNotExistOption create = TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE;
    String remedy = "Rows are appended to tables that exist: use the mode append.";
    assertIngestFails(
        ingest("products", create, TableExistsOption.TABLE_EXISTS_OPTION_FAIL),
        "No table is created here. " + remedy);
    assertIngestFails(
        ingest("products", create, TableExistsOption.TABLE_EXISTS_OPTION_REPLACE),
        "No table is replaced here. " + remedy);
    assertIngestFails(
        CommandStatementIngest.newBuilder().setTable("products").build(),
        "The command does not say what happens if the table exists. " + remedy);
    assertIngestFails(
        right.toBuilder().setTemporary(true).build(), "There are no temporary tables here.");
    assertIngestFails(
        right.toBuilder().setTransactionId(ByteString.copyFromUtf8("t")).build(),
        "There are no transactions here: each stream of rows is one of its own.");
    assertIngestFails(
        right.toBuilder().setSchema("public").build(), "There is no schema \"public\" here");
    assertIngestFails(ingest("prodcts"), "Did you mean products?");
    assertThat(names()).isEmpty();
  }

  private void assertIngestFails(CommandStatementIngest command, String message) throws Exception {
    try (Load load = new Load(stock, command(command))) {
      assertFails(load.put("a")::end, FlightStatusCode.INVALID_ARGUMENT, message);
    }
  }

  private static void assertFails(ThrowingCallable call, FlightStatusCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class, e -> assertThat(e.status().code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
