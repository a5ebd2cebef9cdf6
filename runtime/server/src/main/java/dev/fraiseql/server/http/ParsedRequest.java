package dev.fraiseql.server.http;

import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.List;

/** The GraphQL requests of one HTTP request. */
sealed interface ParsedRequest {

  /** A single request. */
  record Single(GraphQlRequest request) implements ParsedRequest {}

  /**
   * A request batch.
   *
   * @param elements at least one JSON value. Each is parsed when its turn comes, because a
   *     malformed element must not fail the others
   */
  record Batch(List<?> elements) implements ParsedRequest {}
}
