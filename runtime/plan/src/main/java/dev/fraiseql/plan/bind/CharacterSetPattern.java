package dev.fraiseql.plan.bind;

/**
 * Patterns for a LIKE with sets of characters, {@code [aA]}, as SQL Server has it. A set of one
 * character escapes {@code %}, {@code _} and {@code [}; case-insensitive patterns list each
 * letter's {@link CaseVariants}. The comparison must use a binary collation.
 */
final class CharacterSetPattern {

  private CharacterSetPattern() {}

  /** Matches texts that contain a text, ignoring case. */
  static String anywhere(String text) {
    return "%" + folded(text) + "%";
  }

  /** Matches texts that start with a text, ignoring case. */
  static String atStart(String text) {
    return folded(text) + "%";
  }

  /** Matches texts that end with a text, ignoring case. */
  static String atEnd(String text) {
    return "%" + folded(text);
  }

  private static String folded(String text) {
    StringBuilder out = new StringBuilder(text.length() * 4);
    text.codePoints().forEach(point -> literal(point, true, out));
    return out.toString();
  }

  /**
   * The pattern of a {@code like} pattern, which {@link LikePattern#check} has accepted.
   *
   * @param ignoreCase whether letters match in any case
   */
  static String like(String pattern, boolean ignoreCase) {
    StringBuilder out = new StringBuilder(pattern.length() * 4);
    for (int i = 0; i < pattern.length(); i += Character.charCount(pattern.codePointAt(i))) {
      int point = pattern.codePointAt(i);
      switch (point) {
        case '%', '_' -> out.append((char) point);
        case '\\' -> literal(pattern.codePointAt(++i), ignoreCase, out);
        default -> literal(point, ignoreCase, out);
      }
    }
    return out.toString();
  }

  private static void literal(int point, boolean ignoreCase, StringBuilder out) {
    String variants = ignoreCase ? CaseVariants.of(point) : "";
    if (!variants.isEmpty()) {
      out.append(variants);
    } else if (point == '%' || point == '_' || point == '[') {
      out.append('[').append((char) point).append(']');
    } else {
      out.appendCodePoint(point);
    }
  }
}
