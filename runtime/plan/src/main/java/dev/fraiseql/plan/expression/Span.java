package dev.fraiseql.plan.expression;

/**
 * A part of a condition's text.
 *
 * @param from the index of its first character
 * @param to the index behind its last character
 */
public record Span(int from, int to) {

  /** The part from the beginning of this one to the end of another. */
  Span to(Span end) {
    return new Span(from, end.to);
  }
}
