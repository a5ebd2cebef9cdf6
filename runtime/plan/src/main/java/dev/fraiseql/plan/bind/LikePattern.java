package dev.fraiseql.plan.bind;

/**
 * Patterns of {@code like}: {@code %} is any text, {@code _} any character, a backslash makes the
 * next character an ordinary one.
 */
public final class LikePattern {
  private LikePattern() {}

  /**
   * Refuses a pattern that ends within an escape.
   *
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
   * The same pattern in the language of SQLite's GLOB, which knows letter case and has no escape
   * character.
   */
  public static String toGlob(String pattern) {
    StringBuilder glob = new StringBuilder(pattern.length() + 8);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '%' -> glob.append('*');
        case '_' -> glob.append('?');
        case '\\' -> ordinary(pattern.charAt(++i), glob);
        default -> ordinary(c, glob);
      }
    }
    return glob.toString();
  }

  private static void ordinary(char c, StringBuilder glob) {
    if (c == '*' || c == '?' || c == '[') {
      glob.append('[').append(c).append(']');
    } else {
      glob.append(c);
    }
  }
}
