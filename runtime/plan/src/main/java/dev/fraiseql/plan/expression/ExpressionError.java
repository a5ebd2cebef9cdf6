package dev.fraiseql.plan.expression;

import java.io.Serial;

/** A mistake in the text of a condition. The message names the remedy. */
public final class ExpressionError extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Span span;

  ExpressionError(Span span, String message) {
    super(message);
    this.span = span;
  }

  /** Where the mistake is. */
  public Span span() {
    return span;
  }

  /**
   * The line of the text with the mistake, and carets below it.
   *
   * @param text of the condition
   */
  public String excerpt(String text) {
    return span.excerpt(text);
  }
}
