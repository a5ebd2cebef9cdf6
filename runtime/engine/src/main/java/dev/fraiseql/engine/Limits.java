package dev.fraiseql.engine;

import java.time.Duration;

/**
 * The limits of a request. Each is a maximum.
 *
 * @param depth nested fields in a document, the root field included
 * @param aliases aliases in a document; a fragment counts at each spread
 * @param introspection fields that an introspection returns, as a multiple of those that the
 *     introspection query of common tools returns; 0 for no introspection
 * @param cost the cost of a query over HTTP: see {@link dev.fraiseql.engine.query.CostLimit}
 * @param batch requests in one HTTP body; 0 for no batches
 * @param pageSize rows of a list over HTTP, for each parent where the list has parents
 * @param bodyBytes bytes of a request body
 * @param timeout the time after which the running statement is cancelled
 */
public record Limits(
    int depth,
    int aliases,
    int introspection,
    long cost,
    int batch,
    int pageSize,
    int bodyBytes,
    Duration timeout) {

  /** The limits of an application that sets none. */
  public static final Limits DEFAULT =
      new Limits(12, 50, 3, 1_000_000_000_000_000L, 10, 1_000, 1 << 20, Duration.ofSeconds(30));

  public Limits {
    if (depth < 1 || aliases < 0 || introspection < 0 || cost < 1 || batch < 0) {
      throw new IllegalArgumentException("limits of documents must be positive");
    }
    if (pageSize < 1 || bodyBytes < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Limits with the default introspection, cost and batch. */
  public Limits(int depth, int aliases, int pageSize, int bodyBytes, Duration timeout) {
    this(
        depth,
        aliases,
        DEFAULT.introspection,
        DEFAULT.cost,
        DEFAULT.batch,
        pageSize,
        bodyBytes,
        timeout);
  }
}
