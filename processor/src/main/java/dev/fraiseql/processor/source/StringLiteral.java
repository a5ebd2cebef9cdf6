package dev.fraiseql.processor.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Strings as literals. */
public final class StringLiteral {
  private StringLiteral() {}

  /** A string in quotes, or {@code null}. */
  public static String of(@Nullable String value) {
    return value == null ? "null" : '"' + escaped(value, '"') + '"';
  }

  /**
   * The content of a literal within quotes of that kind. All but ASCII is written as an escape, so
   * that the encoding of sources makes no difference.
   */
  public static String escaped(String value, char quote) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char next = value.charAt(i);
      switch (next) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (next == quote) {
            escaped.append('\\').append(next);
          } else if (next < 0x20) {
            escaped.append(String.format(Locale.ROOT, "\\%03o", (int) next));
          } else if (next > 0x7e) {
            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) next));
          } else {
            escaped.append(next);
          }
        }
      }
    }
    return escaped.toString();
  }
}
