package dev.fraiseql.conformance.foreign;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.Map;

/** What an engine answers. */
public final class Responses {
  private Responses() {}

  /** The response to a document without variables, as JSON. */
  public static String execute(FraiseEngine engine, String document) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(document, null, Map.of(), null), Caller.ANONYMOUS)
        .text();
  }
}
