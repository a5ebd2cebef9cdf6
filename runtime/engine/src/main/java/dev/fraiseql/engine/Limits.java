package dev.fraiseql.engine;

import java.time.Duration;

/**
 * What a request may ask for.
 *
 * @param depth the most fields within fields in a document, the root field being the first
 * @param aliases the most aliases in a document, fragments counted where they are spread
 * @param pageSize the most rows of a list in JSON, of each parent where it has parents
 * @param bodyBytes the most bytes of a request's body
 * @param timeout after which the statement under way is stopped
 */
public record Limits(int depth, int aliases, int pageSize, int bodyBytes, Duration timeout) {

  /** What holds unless the application says otherwise. */
  public static final Limits DEFAULT = new Limits(12, 50, 1_000, 1 << 20, Duration.ofSeconds(30));

  public Limits {
    if (depth < 1 || aliases < 0 || pageSize < 1 || bodyBytes < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
