package dev.fraiseql.plan.bind;

/**
 * Patterns for SQL Server's LIKE, which knows sets of characters, {@code [aA]}, besides {@code %}
 * and {@code _}: a set of one makes each of these an ordinary character, and letter case is in the
 * pattern, not in a collation. To be used under a collation that tells all texts apart.
 */
final class SetPattern {

  private SetPattern() {}

  /** A text in any letter case, anywhere. */
  static String anywhere(String text) {
    return "%" + folded(text) + "%";
  }

  /** A text in any letter case, at the beginning. */
  static String atStart(String text) {
    return folded(text) + "%";
  }

  /** A text in any letter case, at the end. */
  static String atEnd(String text) {
    return "%" + folded(text);
  }

  private static String folded(String text) {
    StringBuilder out = new StringBuilder(text.length() * 4);
    text.codePoints().forEach(point -> ordinary(point, true, out));
    return out.toString();
  }

  /**
   * The same as a pattern of our own, which does not end within an escape.
   *
   * @param anyCase whether letters are found in any letter case
   */
  static String like(String pattern, boolean anyCase) {
    StringBuilder out = new StringBuilder(pattern.length() * 4);
    for (int i = 0; i < pattern.length(); i += Character.charCount(pattern.codePointAt(i))) {
      int point = pattern.codePointAt(i);
      switch (point) {
        case '%', '_' -> out.append((char) point);
        case '\\' -> ordinary(pattern.codePointAt(++i), anyCase, out);
        default -> ordinary(point, anyCase, out);
      }
    }
    return out.toString();
  }

  private static void ordinary(int point, boolean anyCase, StringBuilder out) {
    String variants = anyCase ? LetterVariants.of(point) : "";
    if (!variants.isEmpty()) {
      out.append(variants);
    } else if (point == '%' || point == '_' || point == '[') {
      out.append('[').append((char) point).append(']');
    } else {
      out.appendCodePoint(point);
    }
  }
}
