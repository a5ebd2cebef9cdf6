package dev.fraiseql.plan.expression;

/**
 * A part of a text, such as a condition.
 *
 * @param from the index of its first character
 * @param to the index behind its last character
 */
public record Span(int from, int to) {

  /** The part from the beginning of this one to the end of another. */
  Span to(Span end) {
    return new Span(from, end.to);
  }

  /** The line of the text that this part begins in, and carets below it. */
  public String excerpt(String text) {
    int begin = text.lastIndexOf('\n', from - 1) + 1;
    int newline = text.indexOf('\n', from);
    int end = newline < 0 ? text.length() : newline;
    String line = text.substring(begin, end).replace('\t', ' ');
    int carets = Math.max(1, Math.min(to, end) - from);
    return "    " + line + "\n    " + " ".repeat(from - begin) + "^".repeat(carets);
  }
}
