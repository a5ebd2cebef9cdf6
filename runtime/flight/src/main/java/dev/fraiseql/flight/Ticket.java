package dev.fraiseql.flight;

import dev.fraiseql.engine.export.ExportRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to be streamed. Names are as the client gave them: nobody has looked yet
 * whether they exist.
 */
sealed interface Ticket {

  /**
   * A compiled operation: {@code graphql:TopOrders?{"min": 10}}.
   *
   * @param reference its name, or the 64 hexadecimal digits of its document's SHA-256
   * @param variables by name, as JSON knows their values
   */
  record Operation(String reference, Map<String, @Nullable Object> variables) implements Ticket {}

  /**
   * A document of the client's own: {@code
   * {"type":"GraphQLQuery","query":"...","variables":{...}}}.
   *
   * @param query the document
   * @param operationName which of its operations; null if there is but one
   * @param variables by name, as JSON knows their values
   */
  record Document(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables)
      implements Ticket {}

  /**
   * Rows of one table: {@code export:orders:total>100:id,total}.
   *
   * @param snapshot the name of the snapshot to read; null for the rows of now
   */
  record Export(ExportRequest request, @Nullable String snapshot) implements Ticket {}
}
