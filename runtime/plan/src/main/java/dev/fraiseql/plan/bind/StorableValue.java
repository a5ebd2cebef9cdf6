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
 * Rejects stored forms of custom scalars that a column cannot store: each database would round or
 * compare them differently.
 */
final class StorableValue {
  private static final int MAX_YEAR = 9999;

  private StorableValue() {}

  /**
   * The value to bind, negative zero replaced by zero.
   *
   * @param javaClass the record, for the error
   * @throws IllegalStateException if a column of the type cannot store it
   */
  static Object of(@Nullable Object value, ValueType type, String javaClass) {
    if (value == null
        || !type.scalar().valueClass().isInstance(value)
        || !isStorable(value, type)) {
      throw new IllegalStateException(
          javaClass + " returned a value that no column of its type can store: " + value);
    }
    return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
  }

  private static boolean isStorable(Object value, ValueType type) {
    return switch (value) {
      case String text -> isText(text);
      case Double number -> Double.isFinite(number);
      case Instant moment ->
          isStorableYear(moment.atOffset(ZoneOffset.UTC).getYear())
              && moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
      case LocalDateTime moment ->
          isStorableYear(moment.getYear()) && moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
      case LocalDate day -> isStorableYear(day.getYear());
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

  private static boolean isStorableYear(int year) {
    return year >= 1 && year <= MAX_YEAR;
  }
}
