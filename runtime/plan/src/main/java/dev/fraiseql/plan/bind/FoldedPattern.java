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
  /** A point matches any character, a line end too; and the expression is never empty. */
  private static final String FLAGS = "(?s)";

  private FoldedPattern() {}

  static String anywhere(String text) {
    return FLAGS + ordinary(text);
  }

  static String atStart(String text) {
    return FLAGS + "\\A" + ordinary(text);
  }

  static String atEnd(String text) {
    return FLAGS + ordinary(text) + "\\z";
  }

  /** The same as a {@code like} pattern, which does not end within an escape. */
  static String like(String pattern) {
    List<String> parts = parts(pattern);
    StringBuilder expression = new StringBuilder(FLAGS).append("\\A").append(parts.getFirst());
    for (int i = 1; i < parts.size() - 1; i++) {
      // The first place where a part fits is as good as any: what follows never goes back.
      expression.append("(?>.*?").append(parts.get(i)).append(')');
    }
    if (parts.size() > 1) {
      expression.append(".*").append(parts.getLast());
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
        case '_' -> part.append('.');
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
