package dev.fraiseql.engine;

import java.time.Duration;

/**
 * What a request may ask for.
 *
 * @param depth the most fields within fields in a document, the root field being the first
 * @param aliases the most aliases in a document, fragments counted where they are spread
 * @param cost the most that a query in JSON may cost: see {@link
 *     dev.fraiseql.engine.query.CostLimit}
 * @param batch the most requests in the body of one over HTTP; 0 for no batches
 * @param pageSize the most rows of a list in JSON, of each parent where it has parents
 * @param bodyBytes the most bytes of a request's body
 * @param timeout after which the statement under way is stopped
 */
public record Limits(
    int depth, int aliases, long cost, int batch, int pageSize, int bodyBytes, Duration timeout) {

  /** What holds unless the application says otherwise. */
  public static final Limits DEFAULT =
      new Limits(12, 50, 1_000_000_000_000_000L, 10, 1_000, 1 << 20, Duration.ofSeconds(30));

  public Limits {
    if (depth < 1 || aliases < 0 || cost < 1 || batch < 0) {
      throw new IllegalArgumentException("limits of documents must be positive");
    }
    if (pageSize < 1 || bodyBytes < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The default limits for what is not named. */
  public Limits(int depth, int aliases, int pageSize, int bodyBytes, Duration timeout) {
    this(depth, aliases, DEFAULT.cost, DEFAULT.batch, pageSize, bodyBytes, timeout);
  }
}
