package dev.fraiseql.flight.statement;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.flight.exchange.ClientBatch;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.exchange.ParameterBatch;
import dev.fraiseql.flight.sql.SchemaMessage;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.flight.ticket.TicketCodec;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutPreparedStatementResult;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the statements of Flight SQL and binds values to them. The server keeps nothing of a
 * prepared statement: its {@link StatementHandle} holds it all. Thread-safe.
 */
public final class PreparedStatements {
  private final TicketCodec codec;
  private final StatementParser parser;
  private final Function<Plan, Schema> schemas;

  /**
   * Prepared statements.
   *
   * @param schemas the schema that clients of Flight SQL get for a plan
   */
  public PreparedStatements(
      TicketCodec codec, StatementParser parser, Function<Plan, Schema> schemas) {
    this.codec = codec;
    this.parser = parser;
    this.schemas = schemas;
  }

  /**
   * Prepares a statement.
   *
   * @param body an {@code ActionCreatePreparedStatementRequest}
   * @return the bytes of an {@code ActionCreatePreparedStatementResult}: handle, columns,
   *     parameters
   * @throws RequestException BAD_USER_INPUT if the body or its statement is malformed
   */
  public byte[] prepare(byte[] body) {
    ActionCreatePreparedStatementRequest request =
        SqlMessages.read(body, ActionCreatePreparedStatementRequest.class);
    SqlMessages.checkNoTransaction(request.getTransactionId());
    ParameterizedQuery statement = parser.parse(request.getQuery());
    Schema columns = schemas.apply(statement.columns());
    Schema parameters = ParameterSchema.of(statement.parameters());
    return SqlMessages.write(
        ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(new StatementHandle(request.getQuery()).bytes())
            .setDatasetSchema(ByteString.copyFrom(SchemaMessage.of(columns)))
            .setParameterSchema(ByteString.copyFrom(SchemaMessage.of(parameters)))
            .build());
  }

  /**
   * Binds the one row of values that a client sends to a prepared statement.
   *
   * @param command a {@code CommandPreparedStatementQuery}
   * @return the bytes of a {@code DoPutPreparedStatementResult}: a new handle, with these values
   * @throws RequestException BAD_USER_INPUT if the values do not fit the statement
   */
  public byte[] bind(Any command, ClientStream stream, Caller caller) {
    ByteString handle =
        SqlMessages.read(command, CommandPreparedStatementQuery.class).getPreparedStatementHandle();
    ByteString bound = bind(StatementHandle.of(handle).text(), stream, caller);
    return DoPutPreparedStatementResult.newBuilder()
        .setPreparedStatementHandle(bound)
        .build()
        .toByteArray();
  }

  private ByteString bind(String text, ClientStream stream, Caller caller) {
    ParameterizedQuery statement = parser.parse(text);
    Map<String, @Nullable Object> values = onlyRow(stream, statement);
    statement.prepare(values, caller); // reports wrong values now, not when the query is run
    ByteString handle = new StatementHandle(text, values).bytes();
    codec.checkSize(handle.size());
    return handle;
  }

  private static Map<String, @Nullable Object> onlyRow(
      ClientStream stream, ParameterizedQuery statement) {
    Map<String, @Nullable Object> values = null;
    for (ClientBatch next = stream.next(); next != null; next = stream.next()) {
      if (next.rows() > 0) {
        if (values != null || next.rows() > 1) {
          throw new RequestException(
              ErrorCode.BAD_USER_INPUT,
              "More than one row of values was sent. A statement is asked for once for each.");
        }
        values = ParameterBatch.of(next, statement.parameters()).row(0);
      }
    }
    if (values == null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "No row of values was sent for the statement's parameters.");
    }
    return values;
  }
}
