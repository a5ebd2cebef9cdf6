package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.graphql.IntrospectionSize.SchemaElements;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.parser.Parser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of fields that an introspection returns. The limit is a multiple of what the
 * introspection query of common tools returns, so it fits schemas of all sizes.
 */
final class IntrospectionLimit {
  private final SchemaElements elements;
  private final int times;
  private final long maximum;

  /**
   * A limit.
   *
   * @param times how many times the fields of the usual introspection query; 0 allows no
   *     introspection
   */
  IntrospectionLimit(SchemaElements elements, int times) {
    this.elements = elements;
    this.times = times;
    Document usual = new Parser().parseDocument(IntrospectionQuery.INTROSPECTION_QUERY);
    maximum = times * IntrospectionSize.of(elements, usual, null, Map.of(), Long.MAX_VALUE);
  }

  /**
   * Checks an operation of a valid document.
   *
   * @param operationName null for the only one
   * @throws RequestException LIMIT_EXCEEDED if it returns too many fields
   */
  void check(Document document, @Nullable String operationName, Map<String, Object> variables) {
    if (times == 0) {
      throw exceeded("Introspection is not allowed here.");
    }
    if (IntrospectionSize.of(elements, document, operationName, variables, maximum) > maximum) {
      throw exceeded(
          "The introspection returns too many fields: more than "
              + times
              + " times as many as the queries of tools such as GraphiQL. Select fewer, and nest them"
              + " less.");
    }
  }

  private static RequestException exceeded(String message) {
    return new RequestException(ErrorCode.LIMIT_EXCEEDED, message);
  }
}
