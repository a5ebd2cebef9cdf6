package dev.fraiseql.plan.bind;

/**
 * Patterns of {@code like}: {@code %} matches any text, {@code _} any character, and a backslash
 * escapes the next character.
 */
public final class LikePattern {
  private LikePattern() {}

  /**
   * Rejects a pattern that ends with an unfinished escape.
   *
   * @param place the pattern's path in the request, for the error
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it does
   */
  public static void check(String pattern, String place) {
    int backslashes = 0;
    while (backslashes < pattern.length()
        && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    if (backslashes % 2 != 0) {
      throw BadInput.at(
          place, "the pattern ends with a backslash that escapes nothing. Write \\\\.");
    }
  }

  /**
   * The same pattern as a GLOB pattern of SQLite, which is case-sensitive and has no escape
   * character.
   */
  public static String toGlob(String pattern) {
    StringBuilder glob = new StringBuilder(pattern.length() + 8);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '%' -> glob.append('*');
        case '_' -> glob.append('?');
        case '\\' -> literal(pattern.charAt(++i), glob);
        default -> literal(c, glob);
      }
    }
    return glob.toString();
  }

  private static void literal(char c, StringBuilder glob) {
    if (c == '*' || c == '?' || c == '[') {
      glob.append('[').append(c).append(']');
    } else {
      glob.append(c);
    }
  }
}
