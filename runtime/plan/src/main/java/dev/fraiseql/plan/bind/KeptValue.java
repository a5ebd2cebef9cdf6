package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a record of the author's made of a value to what columns can keep: a value that they
 * cannot would be compared as something else, and differently on each database.
 */
final class KeptValue {
  private static final int LAST_YEAR = 9999;

  private KeptValue() {}

  /**
   * The value to bind.
   *
   * @param javaClass the record, for the error
   * @throws IllegalStateException if it is none that a column keeps
   */
  static Object of(@Nullable Object value, ValueType type, String javaClass) {
    if (value == null || !type.scalar().valueClass().isInstance(value) || !isKept(value, type)) {
      throw new IllegalStateException(
          javaClass + " made a value that no column of its type keeps: " + value);
    }
    return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
  }

  private static boolean isKept(Object value, ValueType type) {
    return switch (value) {
      case String text -> isText(text);
      case Double number -> Double.isFinite(number);
      case Instant moment ->
          isInYears(moment.atOffset(ZoneOffset.UTC).getYear())
              && moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
      case LocalDateTime moment ->
          isInYears(moment.getYear()) && moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
      case LocalDate day -> isInYears(day.getYear());
      case LocalTime time -> time.equals(time.truncatedTo(ChronoUnit.MICROS));
      case Duration duration -> duration.equals(duration.truncatedTo(CursorReader.unit(type)));
      default -> true;
    };
  }

  private static boolean isText(String text) {
    try {
      Coercion.text(text, "String", "");
      return true;
    } catch (RequestException e) {
      return false;
    }
  }

  private static boolean isInYears(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
