package dev.fraiseql.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.StreamForm;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.sql.ParameterBatch;
import dev.fraiseql.flight.sql.ParameterSchema;
import dev.fraiseql.flight.sql.SentBatch;
import dev.fraiseql.flight.sql.SqlCatalog;
import dev.fraiseql.flight.sql.SqlInfos;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.SqlTable;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.flight.sql.TableWriter;
import dev.fraiseql.flight.sql.XdbcTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutPreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of Flight do with messages of Flight SQL. Statements are queries like those of
 * tickets; a prepared one is nothing but its {@link StatementHandle}.
 */
final class FlightSqlMethods {
  private static final long UNKNOWN = -1;

  /** Rows of a batch: few enough for a message, even if each holds the schema of a wide table. */
  private static final int BATCH_ROWS = 200;

  private final TicketCodec codec;
  private final SqlStatements statements;
  private final ArrowStreams streams;
  private final BufferAllocator allocator;
  private final SqlCatalog catalog;
  private final SqlInfos infos;
  private final XdbcTypes types;

  FlightSqlMethods(
      FraiseEngine engine,
      TicketCodec codec,
      TicketResolver resolver,
      SqlStatements statements,
      ArrowStreams streams,
      BufferAllocator allocator,
      SqlInfos infos) {
    this.codec = codec;
    this.streams = streams;
    this.allocator = allocator;
    this.infos = infos;
    this.statements = statements;
    types = new XdbcTypes(engine.model());
    Selects selects = new Selects(engine);
    catalog =
        new SqlCatalog(
            engine.model(),
            resolver.allowsExports(),
            (TypeModel type) -> serialized(schema(selects.plan(type))));
  }

  /**
   * The message of Flight SQL that a command or ticket is, if it is one.
   *
   * @throws RequestException LIMIT_EXCEEDED if it is too large
   */
  Optional<Any> message(byte[] command) {
    Optional<Any> message = SqlMessages.in(command);
    if (message.isPresent()) {
      codec.checkSize(command.length);
    }
    return message;
  }

  /** What a command leads to: its schema, and a ticket that works. */
  FlightInfo info(FlightDescriptor descriptor, Any message, Caller caller, Location location) {
    byte[] ticket = descriptor.getCommand();
    if (SqlMessages.name(message).equals("CommandStatementQuery")) {
      ByteString handle = statement(message).bytes();
      ticket =
          SqlMessages.write(TicketStatementQuery.newBuilder().setStatementHandle(handle).build());
    }
    FlightEndpoint endpoint =
        new FlightEndpoint(new org.apache.arrow.flight.Ticket(ticket), location);
    return new FlightInfo(schema(message, caller), descriptor, List.of(endpoint), UNKNOWN, UNKNOWN);
  }

  /** The schema of what a command or ticket leads to. */
  Schema schema(Any message, Caller caller) {
    Optional<SqlTable> table = table(message);
    return table.isPresent() ? table.get().schema() : schema(query(message, caller).plan());
  }

  private Schema schema(Plan plan) {
    return streams.schema(plan, allocator, StreamForm.FLIGHT_SQL);
  }

  /** The table that describes the server in the way that a command asks for, if it does. */
  Optional<SqlTable> table(Any message) {
    return switch (SqlMessages.name(message)) {
      case "CommandGetCatalogs" -> {
        SqlMessages.read(message, CommandGetCatalogs.class);
        yield Optional.of(catalog.catalogs());
      }
      case "CommandGetDbSchemas" ->
          Optional.of(catalog.schemas(SqlMessages.read(message, CommandGetDbSchemas.class)));
      case "CommandGetTables" ->
          Optional.of(catalog.tables(SqlMessages.read(message, CommandGetTables.class)));
      case "CommandGetTableTypes" -> {
        SqlMessages.read(message, CommandGetTableTypes.class);
        yield Optional.of(catalog.tableTypes());
      }
      case "CommandGetPrimaryKeys" ->
          Optional.of(catalog.primaryKeys(SqlMessages.read(message, CommandGetPrimaryKeys.class)));
      case "CommandGetExportedKeys" ->
          Optional.of(
              catalog.exportedKeys(SqlMessages.read(message, CommandGetExportedKeys.class)));
      case "CommandGetImportedKeys" ->
          Optional.of(
              catalog.importedKeys(SqlMessages.read(message, CommandGetImportedKeys.class)));
      case "CommandGetCrossReference" ->
          Optional.of(
              catalog.crossReference(SqlMessages.read(message, CommandGetCrossReference.class)));
      case "CommandGetSqlInfo" ->
          Optional.of(infos.table(SqlMessages.read(message, CommandGetSqlInfo.class)));
      case "CommandGetXdbcTypeInfo" ->
          Optional.of(types.table(SqlMessages.read(message, CommandGetXdbcTypeInfo.class)));
      default -> Optional.empty();
    };
  }

  /** The query that a command or ticket means. */
  PreparedQuery query(Any message, Caller caller) {
    StatementHandle handle = statement(message);
    return statements.read(handle.text()).prepare(handle.parameters(), caller);
  }

  private static StatementHandle statement(Any message) {
    return switch (SqlMessages.name(message)) {
      case "CommandStatementQuery" -> {
        CommandStatementQuery command = SqlMessages.read(message, CommandStatementQuery.class);
        checkNoTransaction(command.getTransactionId());
        yield new StatementHandle(command.getQuery());
      }
      case "TicketStatementQuery" ->
          StatementHandle.of(
              SqlMessages.read(message, TicketStatementQuery.class).getStatementHandle());
      case "CommandPreparedStatementQuery" ->
          StatementHandle.of(
              SqlMessages.read(message, CommandPreparedStatementQuery.class)
                  .getPreparedStatementHandle());
      default -> throw unimplemented(SqlMessages.name(message));
    };
  }

  private static void checkNoTransaction(ByteString transaction) {
    if (!transaction.isEmpty()) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "There are no transactions here: each statement reads one snapshot of its own.");
    }
  }

  /** Sends a table at once: it is small, and nothing is waited for. */
  void send(SqlTable table, ServerStreamListener listener) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(table.schema(), allocator)) {
      listener.start(root);
      for (int from = 0; from < table.rows().size(); from += BATCH_ROWS) {
        TableWriter.write(table.rows(from, BATCH_ROWS), root);
        listener.putNext();
      }
      listener.completed();
    }
  }

  /** Describes a statement, and gives out the handle by which it is asked for. */
  byte[] prepare(byte[] body) {
    ActionCreatePreparedStatementRequest request =
        SqlMessages.read(body, ActionCreatePreparedStatementRequest.class);
    checkNoTransaction(request.getTransactionId());
    SqlStatement statement = statements.read(request.getQuery());
    return SqlMessages.write(
        ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(new StatementHandle(request.getQuery()).bytes())
            .setDatasetSchema(ByteString.copyFrom(serialized(schema(statement.columns()))))
            .setParameterSchema(
                ByteString.copyFrom(serialized(ParameterSchema.of(statement.parameters()))))
            .build());
  }

  /**
   * Binds the one row that a client sends to a prepared statement.
   *
   * @return the result for the client: the handle of the statement with these values
   */
  byte[] bind(Any message, ClientStream sent, Caller caller) {
    if (!SqlMessages.name(message).equals("CommandPreparedStatementQuery")) {
      throw unimplemented(SqlMessages.name(message));
    }
    String text = statement(message).text();
    SqlStatement statement = statements.read(text);
    Map<String, @Nullable Object> values = values(sent, statement);
    statement.prepare(values, caller); // to tell now what is wrong with them
    ByteString handle = new StatementHandle(text, values).bytes();
    codec.checkSize(handle.size());
    return DoPutPreparedStatementResult.newBuilder()
        .setPreparedStatementHandle(handle)
        .build()
        .toByteArray();
  }

  private static Map<String, @Nullable Object> values(ClientStream sent, SqlStatement statement) {
    Map<String, @Nullable Object> values = null;
    for (SentBatch next = sent.next(); next != null; next = sent.next()) {
      if (next.rows() > 0) {
        checkRows(values == null && next.rows() == 1);
        values = ParameterBatch.of(next, statement.parameters()).row(0);
      }
    }
    if (values == null) {
      throw TicketCodec.wrong("No row of values was sent for the statement's parameters.");
    }
    return values;
  }

  private static void checkRows(boolean one) {
    if (!one) {
      throw TicketCodec.wrong(
          "More than one row of values was sent. A statement is asked for once for each.");
    }
  }

  /** What to say to a command or action that is not there. */
  static FlightRuntimeException unimplemented(String message) {
    return CallStatus.UNIMPLEMENTED
        .withDescription(
            message
                + " of Flight SQL is not answered: statements and tables are read here, and nothing"
                + " is written, in no transaction.")
        .toRuntimeException();
  }

  private static byte[] serialized(Schema schema) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }
}
