package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.load.HttpCall;

/**
 * A question that is put over HTTP and over Flight in the same words.
 *
 * @param text GraphQL without quotes
 */
record EventQuestion(String text) {
  private static final String FIELDS = "id happenedAt kind userId amount score mobile note";

  /** One row by its key. */
  static EventQuestion row(long id) {
    return new EventQuestion("{ event(id: %d) { %s } }".formatted(id, FIELDS));
  }

  /** The first rows. */
  static EventQuestion rows(int limit) {
    return new EventQuestion("{ events(limit: %d) { %s } }".formatted(limit, FIELDS));
  }

  /** The question as a ticket. */
  String ticket() {
    return "{\"type\":\"GraphQLQuery\",\"query\":\"" + text + "\"}";
  }

  /** The question as a request. */
  HttpCall call() {
    return HttpCall.post("/graphql", "{\"query\":\"" + text + "\"}");
  }
}
