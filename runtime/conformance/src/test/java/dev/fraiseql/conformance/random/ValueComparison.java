package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;

/** Compares values of a type, and matches texts with patterns. */
final class ValueComparison {
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
      };

  private ValueComparison() {}

  /** Compares two values, whose spelling may differ. */
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
      case BYTES ->
          Arrays.compareUnsigned(
              Base64.getDecoder().decode(left), Base64.getDecoder().decode(right));
      case STRING, ENUM, JSON -> BY_CODE_POINT.compare(left, right);
    };
  }

  /** Folds case as {@link String#equalsIgnoreCase} does. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .forEach(c -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
    return folded.toString();
  }

  /** Whether a text matches a pattern of {@code % _ \}. */
  static boolean like(String text, String pattern) {
    int[] characters = text.codePoints().toArray();
    int[] signs = pattern.codePoints().toArray();
    // reached[n]: whether the first n characters match the pattern read so far.
    boolean[] reached = new boolean[characters.length + 1];
    reached[0] = true;
    for (int i = 0; i < signs.length; i++) {
      boolean[] next = new boolean[reached.length];
      if (signs[i] == '%') {
        boolean any = false;
        for (int at = 0; at < reached.length; at++) {
          any |= reached[at];
          next[at] = any;
        }
      } else {
        boolean anyCharacter = signs[i] == '_';
        int wanted = signs[i] == '\\' ? signs[++i] : signs[i];
        for (int at = 0; at < characters.length; at++) {
          next[at + 1] = reached[at] && (anyCharacter || characters[at] == wanted);
        }
      }
      reached = next;
    }
    return reached[characters.length];
  }
}
