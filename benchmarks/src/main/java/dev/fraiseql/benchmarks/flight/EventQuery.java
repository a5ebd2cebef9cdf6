package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.load.HttpCall;

/**
 * A query with the same text over HTTP and over Flight.
 *
 * @param text GraphQL without quotes
 */
record EventQuery(String text) {
  private static final String FIELDS = "id happenedAt kind userId amount score mobile note";

  /** One row by its key. */
  static EventQuery row(long id) {
    return new EventQuery("{ event(id: %s) { %s } }".formatted(id, FIELDS));
  }

  /** The first rows. */
  static EventQuery rows(int limit) {
    return new EventQuery("{ events(limit: %s) { %s } }".formatted(limit, FIELDS));
  }

  /** The query as a ticket. */
  String ticket() {
    return "{\"type\":\"GraphQLQuery\",\"query\":\"" + text + "\"}";
  }

  /** The query as a request. */
  HttpCall call() {
    return HttpCall.post("/graphql", "{\"query\":\"" + text + "\"}");
  }
}
