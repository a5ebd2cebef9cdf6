package dev.fraiseql.plan.bind;

import java.util.ArrayList;
import java.util.List;

/**
 * Case-insensitive regular expressions in the syntax common to ICU and PCRE. Each letter is
 * replaced by a set of its {@link CaseVariants}, so the expression must run without the database's
 * own case-insensitive flag.
 */
final class CaseInsensitiveRegex {
  /** A prefix, because databases reject an empty expression. */
  private static final String BEGIN = "(?s)";

  /** Any character. Not a dot, which in ICU also matches both characters of a CRLF. */
  private static final String ANY = "[\\s\\S]";

  private CaseInsensitiveRegex() {}

  static String anywhere(String text) {
    return BEGIN + literal(text);
  }

  static String atStart(String text) {
    return BEGIN + "\\A" + literal(text);
  }

  static String atEnd(String text) {
    return BEGIN + literal(text) + "\\z";
  }

  /** The expression of a {@code like} pattern, which {@link LikePattern#check} has accepted. */
  static String like(String pattern) {
    List<String> parts = parts(pattern);
    StringBuilder expression = new StringBuilder(BEGIN).append("\\A").append(parts.getFirst());
    for (int i = 1; i < parts.size() - 1; i++) {
      // Atomic, to prevent backtracking: the first match of a part is never worse than a later one.
      expression.append("(?>" + ANY + "*?").append(parts.get(i)).append(')');
    }
    if (parts.size() > 1) {
      expression.append(ANY + "*").append(parts.getLast());
    }
    return expression.append("\\z").toString();
  }

  /** The parts between the percent signs, as expressions. */
  private static List<String> parts(String pattern) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < pattern.length(); i += Character.charCount(pattern.codePointAt(i))) {
      int point = pattern.codePointAt(i);
      switch (point) {
        case '%' -> {
          parts.add(part.toString());
          part.setLength(0);
        }
        case '_' -> part.append(ANY);
        case '\\' -> literal(pattern.codePointAt(++i), part);
        default -> literal(point, part);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String literal(String text) {
    StringBuilder out = new StringBuilder(text.length() * 4);
    text.codePoints().forEach(point -> literal(point, out));
    return out.toString();
  }

  private static void literal(int point, StringBuilder out) {
    String variants = CaseVariants.of(point);
    if (!variants.isEmpty()) {
      out.append(variants);
    } else if (point < 0x80 && point > ' ' && !Character.isDigit(point)) {
      out.append('\\').append((char) point); // punctuation: ASCII letters all have variants
    } else {
      out.appendCodePoint(point);
    }
  }
}
