package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;

/** How values of a type compare, and how texts match. */
final class Comparison {
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
      };

  private Comparison() {}

  /** Compares two values, which may be spelled in different ways. */
  static int compare(ValueType type, Object a, Object b) {
    String left = a.toString();
    String right = b.toString();
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DECIMAL, DOUBLE ->
          new BigDecimal(left).compareTo(new BigDecimal(right));
      case FLOAT -> Float.compare(Float.parseFloat(left), Float.parseFloat(right));
      case BOOLEAN -> Boolean.compare(Boolean.parseBoolean(left), Boolean.parseBoolean(right));
      case INSTANT -> OffsetDateTime.parse(left).compareTo(OffsetDateTime.parse(right));
      case LOCAL_DATE_TIME -> LocalDateTime.parse(left).compareTo(LocalDateTime.parse(right));
      case LOCAL_DATE -> LocalDate.parse(left).compareTo(LocalDate.parse(right));
      case LOCAL_TIME -> LocalTime.parse(left).compareTo(LocalTime.parse(right));
      case DURATION -> Duration.parse(left).compareTo(Duration.parse(right));
      case UUID -> left.compareToIgnoreCase(right);
      case STRING, ENUM, BYTES, JSON -> BY_CODE_POINT.compare(left, right);
    };
  }

  /** A text in the letters that {@link String#equalsIgnoreCase} compares. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .forEach(c -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
    return folded.toString();
  }

  /** Whether a text is as a pattern of {@code % _ \} says. */
  static boolean like(String text, String pattern) {
    return like(text.codePoints().toArray(), 0, pattern.codePoints().toArray(), 0);
  }

  private static boolean like(int[] text, int at, int[] pattern, int from) {
    if (from == pattern.length) {
      return at == text.length;
    }
    return switch (pattern[from]) {
      case '%' ->
          like(text, at, pattern, from + 1)
              || (at < text.length && like(text, at + 1, pattern, from));
      case '_' -> at < text.length && like(text, at + 1, pattern, from + 1);
      case '\\' ->
          at < text.length
              && text[at] == pattern[from + 1]
              && like(text, at + 1, pattern, from + 2);
      default ->
          at < text.length && text[at] == pattern[from] && like(text, at + 1, pattern, from + 1);
    };
  }
}
