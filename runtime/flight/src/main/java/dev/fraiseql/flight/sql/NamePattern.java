package dev.fraiseql.flight.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of names: {@code %} matches any text, {@code _} any character; a backslash escapes the
 * next character. Case-sensitive.
 */
final class NamePattern {
  /** Any text. Not the code of any character; nor is the next. */
  private static final int ANY_TEXT = -1;

  private static final int ANY_CHARACTER = -2;

  private final List<Integer> parts = new ArrayList<>();

  private NamePattern(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        parts.add((int) pattern.charAt(++i));
      } else {
        parts.add(c == '%' ? ANY_TEXT : c == '_' ? ANY_CHARACTER : c);
      }
    }
  }

  /**
   * Parses a pattern.
   *
   * @param given whether there is a pattern; if not, every name matches
   */
  static NamePattern of(boolean given, String pattern) {
    return new NamePattern(given ? pattern : "%");
  }

  /**
   * Whether a name matches. The number of steps is at most the product of the two lengths, because
   * only the last {@code %} is retried.
   */
  boolean matches(String name) {
    int part = 0;
    int next = 0;
    int lastAny = -1;
    int taken = 0;
    while (next < name.length()) {
      if (part < parts.size() && parts.get(part) == ANY_TEXT) {
        lastAny = part++;
        taken = next;
      } else if (part < parts.size() && isCharacter(parts.get(part), name.charAt(next))) {
        part++;
        next++;
      } else if (lastAny >= 0) {
        part = lastAny + 1;
        next = ++taken;
      } else {
        return false;
      }
    }
    while (part < parts.size() && parts.get(part) == ANY_TEXT) {
      part++;
    }
    return part == parts.size();
  }

  private static boolean isCharacter(int part, char c) {
    return part == ANY_CHARACTER || part == c;
  }
}
