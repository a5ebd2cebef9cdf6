package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.flight.stock.ProductsByState;
import dev.fraiseql.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes arrive, the answer is rows or says what is wrong with them: never that the server
 * failed, and nothing is left of it afterwards, for which closing the server looks.
 */
@Timeout(300)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class FlightFuzzTest {
  private static final Set<FlightStatusCode> REFUSED =
      Set.of(
          FlightStatusCode.INVALID_ARGUMENT,
          FlightStatusCode.RESOURCE_EXHAUSTED,
          FlightStatusCode.UNIMPLEMENTED);

  private static final List<String> TICKETS =
      List.of(
          "graphql:ProductsByState",
          "graphql:ProductsByState?{\"state\": \"NEW\"}",
          "graphql:" + ProductsByState.SHA256,
          "export:products:id > 1 and (name like 'p%' or not state in (NEW, SOLD)):id,state",
          "export:moves::id,product_id",
          "{\"type\":\"GraphQLQuery\",\"query\":\"query Q($i: ID = 3) { products(where: {id: {gt:"
              + " $i}}, orderBy: [{name: DESC}], limit: 2) { id s: state moves { id } } }\","
              + "\"operationName\":\"Q\",\"variables\":{\"i\":\"2\"}}",
          "{\"type\":\"BulkExport\",\"table\":\"products\",\"where\":\"id >= 2\","
              + "\"columns\":[\"id\",\"name\"],\"order\":\"key\",\"after\":{\"id\":1}}");

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT p.id, \"name\" AS n, state FROM fraiseql.graphql.products p WHERE p.id BETWEEN 1"
              + " AND 3 AND state IS NOT NULL ORDER BY id DESC NULLS LAST LIMIT 2 OFFSET 1;",
          "select * from moves where product_id in (1, 2) -- all\n",
          "{ productsConnection(first: 2) { edges { cursor node { id } } } }",
          "fragment F on Product { id } query { products { ...F @include(if: true) } }");

  @TempDir Path folder;
  private final long seed = Seed.get();
  private final Random random = new Random(seed);
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

  @Test
  void damagedTicketsAreRefused() throws Exception {
    Mutations tickets = Mutations.ofTexts(TICKETS, random);
    for (int i = 0; i < 2_000; i++) {
      byte[] ticket = tickets.next();
      check(ticket, () -> read(ticket));
    }
    assertWell();
  }

  @Test
  void damagedCommandsAndPathsAreRefused() throws Exception {
    Mutations commands = Mutations.ofTexts(TICKETS, random);
    Mutations names =
        Mutations.ofTexts(List.of("products", "Product", "ProductsByState", "moves"), random);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = random.nextBoolean() ? commands.next() : names.next();
      FlightDescriptor descriptor =
          random.nextBoolean()
              ? FlightDescriptor.command(bytes)
              : FlightDescriptor.path(path(bytes));
      check(bytes, () -> stock.client.getInfo(descriptor));
      check(bytes, () -> stock.client.getSchema(descriptor));
    }
    assertWell();
  }

  private List<String> path(byte[] bytes) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      parts.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return parts;
  }

  @Test
  void damagedMessagesOfFlightSqlAreRefused() throws Exception {
    Mutations texts = Mutations.ofTexts(STATEMENTS, random);
    Mutations messages =
        new Mutations(messages(STATEMENTS).stream().map(SqlMessages::write).toList(), random);
    for (int i = 0; i < 2_000; i++) {
      byte[] message = random.nextBoolean() ? messages.next() : wrapped(texts.next());
      FlightDescriptor command = FlightDescriptor.command(message);
      check(message, () -> read(message));
      check(message, () -> stock.client.getInfo(command));
      check(message, () -> stock.client.getSchema(command));
    }
    assertWell();
  }

  /** The message is whole, but what is in it is not. */
  private byte[] wrapped(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<Message> all = messages(List.of(text));
    Message message = all.get(random.nextInt(all.size()));
    if (random.nextInt(3) > 0) {
      return SqlMessages.write(message);
    }
    Any any = Any.pack(message);
    return any.toBuilder().setValue(ByteString.copyFrom(bytes)).build().toByteArray();
  }

  private static List<Message> messages(List<String> texts) {
    List<Message> messages = new ArrayList<>();
    for (String text : texts) {
      ByteString handle = new StatementHandle(text, Map.of("1", 2L, "i", "x")).bytes();
      ByteString raw = ByteString.copyFromUtf8(text);
      messages.add(CommandStatementQuery.newBuilder().setQuery(text).build());
      messages.add(CommandStatementQuery.newBuilder().setQuery(text).setTransactionId(raw).build());
      messages.add(TicketStatementQuery.newBuilder().setStatementHandle(handle).build());
      messages.add(TicketStatementQuery.newBuilder().setStatementHandle(raw).build());
      messages.add(
          CommandPreparedStatementQuery.newBuilder().setPreparedStatementHandle(handle).build());
      messages.add(
          CommandPreparedStatementQuery.newBuilder().setPreparedStatementHandle(raw).build());
      messages.add(CommandStatementUpdate.newBuilder().setQuery(text).build());
      messages.add(CommandStatementIngest.newBuilder().setTable(text).build());
      messages.add(
          CommandGetTables.newBuilder()
              .setTableNameFilterPattern(text)
              .setDbSchemaFilterPattern("%")
              .addTableTypes("TABLE")
              .setIncludeSchema(true)
              .build());
      messages.add(CommandGetDbSchemas.newBuilder().setDbSchemaFilterPattern(text).build());
      messages.add(CommandGetPrimaryKeys.newBuilder().setTable(text).setCatalog(text).build());
      messages.add(
          CommandGetCrossReference.newBuilder().setPkTable("products").setFkTable(text).build());
    }
    messages.add(CommandGetCatalogs.getDefaultInstance());
    messages.add(CommandGetSqlInfo.newBuilder().addInfo(1).addInfo(505).addInfo(576).build());
    messages.add(CommandGetXdbcTypeInfo.newBuilder().setDataType(-5).build());
    return messages;
  }

  @Test
  void damagedActionsAreRefused() throws Exception {
    List<String> types =
        List.of(
            "health",
            "operations",
            "CancelFlightInfo",
            "CreatePreparedStatement",
            "ClosePreparedStatement",
            "CancelQuery",
            "BeginTransaction",
            "CloseSession",
            "RenewFlightEndpoint",
            "");
    List<byte[]> bodies = new ArrayList<>();
    for (String statement : STATEMENTS) {
      bodies.add(
          SqlMessages.write(
              ActionCreatePreparedStatementRequest.newBuilder().setQuery(statement).build()));
      bodies.add(
          SqlMessages.write(
              ActionClosePreparedStatementRequest.newBuilder()
                  .setPreparedStatementHandle(new StatementHandle(statement).bytes())
                  .build()));
    }
    bodies.add(stock.client.getInfo(FlightDescriptor.path("products")).serialize().array());
    Mutations mutations = new Mutations(bodies, random);
    for (int i = 0; i < 2_000; i++) {
      byte[] body = mutations.next();
      Action action = new Action(types.get(random.nextInt(types.size())), body);
      check(body, () -> stock.client.doAction(action).forEachRemaining(result -> {}));
    }
    assertWell();
  }

  private void read(byte[] ticket) throws Exception {
    try (FlightStream stream = stock.client.getStream(new Ticket(ticket))) {
      while (stream.next()) {}
    }
  }

  private void check(byte[] bytes, ThrowingCallable call) {
    String shown = "seed " + seed + ", bytes " + Base64.getEncoder().encodeToString(bytes);
    try {
      call.call();
    } catch (FlightRuntimeException e) {
      assertThat(e.status().code()).as("%s: %s", shown, e).isIn(REFUSED);
    } catch (Throwable e) {
      fail(shown, e);
    }
  }

  /** Nothing is open, nothing is held, and a good ticket is answered. */
  private void assertWell() throws Exception {
    stock.awaitNothingLeft();
    assertThat(stock.rows(StockServer.ticket("export:moves::"))).containsExactly("7 SOLD");
  }
}
