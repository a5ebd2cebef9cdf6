package dev.fraiseql.processor.declared;

/**
 * How an action is run: durations as the author wrote them.
 *
 * @param rate of a method 0, which it cannot declare
 */
public record PolicyDeclaration(
    Attribute<String> timeout,
    Retry retry,
    Attribute<Integer> concurrency,
    Attribute<Double> rate) {

  /**
   * When it is tried again.
   *
   * @param strategy the name of a constant of {@link dev.fraiseql.annotations.Backoff}
   */
  public record Retry(
      String strategy,
      Attribute<String> initial,
      Attribute<String> max,
      Attribute<Integer> attempts,
      Attribute<String> maxAge) {}
}
