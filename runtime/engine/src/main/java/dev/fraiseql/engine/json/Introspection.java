package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.PreparedQuery;
import java.util.Map;

/** Resolves introspection fields. */
@FunctionalInterface
public interface Introspection {

  /**
   * The values of the query's {@code __schema} and {@code __type} fields as JSON in UTF-8, by
   * response key.
   *
   * @throws dev.fraiseql.contract.RequestException if introspection is not available
   */
  Map<String, JsonSink> execute(PreparedQuery query);
}
