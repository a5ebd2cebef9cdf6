package dev.fraiseql.flight.ticket;

import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.flight.sql.SqlCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to be streamed. Names are as the client wrote them and may not exist: {@link
 * TicketResolver} looks them up.
 */
public sealed interface Ticket {

  /** A GraphQL operation. */
  sealed interface GraphQl extends Ticket {

    /** Values of variables by name, in the Java types of JSON values. */
    Map<String, @Nullable Object> variables();

    /** The same operation with other variables. */
    GraphQl withVariables(Map<String, @Nullable Object> variables);
  }

  /**
   * A compiled operation: {@code graphql:TopOrders?{"min": 10}}.
   *
   * @param reference its name, or the 64 hexadecimal digits of its document's SHA-256
   * @param variables by name, in the Java types of JSON values
   */
  record Operation(String reference, Map<String, @Nullable Object> variables) implements GraphQl {
    @Override
    public Operation withVariables(Map<String, @Nullable Object> others) {
      return new Operation(reference, others);
    }
  }

  /**
   * A document that the client wrote: {@code
   * {"type":"GraphQLQuery","query":"...","variables":{...}}}.
   *
   * @param query the document
   * @param operationName which of its operations; null if there is only one
   * @param variables by name, in the Java types of JSON values
   */
  record Document(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables)
      implements GraphQl {
    @Override
    public Document withVariables(Map<String, @Nullable Object> others) {
      return new Document(query, operationName, others);
    }
  }

  /**
   * Rows of one table: {@code export:orders:total>100:id,total}.
   *
   * @param snapshot the name of the snapshot to read; null for the current rows
   */
  record Export(ExportRequest request, @Nullable String snapshot) implements Ticket {}

  /** A command or a ticket of Flight SQL: a protobuf message. */
  record FlightSql(SqlCommand command) implements Ticket {}
}
