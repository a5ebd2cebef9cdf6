package dev.fraiseql.plan.bind;

import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions that find a text in any letter case, as {@link String#equalsIgnoreCase} has
 * it: each letter stands there with all its variants, so that nothing is left to what a database
 * knows of letters. In the language that ICU and PCRE share; to be used without a flag for letter
 * case.
 */
final class FoldedPattern {
  /** Makes an expression that is never empty, which no database takes. */
  private static final String BEGIN = "(?s)";

  /** Any character. Not a point, which to ICU is also the two of a Windows line end. */
  private static final String ANY = "[\\s\\S]";

  private FoldedPattern() {}

  static String anywhere(String text) {
    return BEGIN + ordinary(text);
  }

  static String atStart(String text) {
    return BEGIN + "\\A" + ordinary(text);
  }

  static String atEnd(String text) {
    return BEGIN + ordinary(text) + "\\z";
  }

  /** The same as a {@code like} pattern, which does not end within an escape. */
  static String like(String pattern) {
    List<String> parts = parts(pattern);
    StringBuilder expression = new StringBuilder(BEGIN).append("\\A").append(parts.getFirst());
    for (int i = 1; i < parts.size() - 1; i++) {
      // The first place where a part fits is as good as any: what follows never goes back.
      expression.append("(?>" + ANY + "*?").append(parts.get(i)).append(')');
    }
    if (parts.size() > 1) {
      expression.append(ANY + "*").append(parts.getLast());
    }
    return expression.append("\\z").toString();
  }

  /** What stands between the percent signs. */
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
        case '\\' -> ordinary(pattern.codePointAt(++i), part);
        default -> ordinary(point, part);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String ordinary(String text) {
    StringBuilder out = new StringBuilder(text.length() * 4);
    text.codePoints().forEach(point -> ordinary(point, out));
    return out.toString();
  }

  private static void ordinary(int point, StringBuilder out) {
    String variants = LetterVariants.of(point);
    if (!variants.isEmpty()) {
      out.append(variants);
    } else if (point < 0x80 && point > ' ' && !Character.isDigit(point)) {
      out.append('\\').append((char) point); // no letter: those of ASCII all have variants
    } else {
      out.appendCodePoint(point);
    }
  }
}
