package dev.fraiseql.flight.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern by which names are looked for: {@code %} is any text, {@code _} any character, a
 * backslash makes the next character an ordinary one. Letter case counts.
 */
final class NamePattern {
  /** Any text, and any character: two numbers that no character has. */
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
   * A pattern.
   *
   * @param given whether there is one; if not, every name matches
   */
  static NamePattern of(boolean given, String pattern) {
    return new NamePattern(given ? pattern : "%");
  }

  /**
   * Whether a name matches. Takes at most as many steps as the two have characters, multiplied: the
   * last {@code %} alone is ever tried again.
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
