package dev.fraiseql.server.http;

import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.List;

/** What one HTTP request asks. */
sealed interface Asked {

  /** One request of GraphQL. */
  record One(GraphQlRequest request) implements Asked {}

  /**
   * Several.
   *
   * @param elements at least one, as JSON knows them: each is looked at when its turn comes, since
   *     one that is malformed fails alone
   */
  record Batch(List<?> elements) implements Asked {}
}
