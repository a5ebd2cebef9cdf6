package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Values that SQLite stores as text, in a format in which texts compare as the values do: {@code
 * 2026-01-24 10:30:00.250}.
 */
final class SqliteText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private SqliteText() {}

  /** The text of a value of a type that is stored as text. */
  static String of(Object value, ValueType type) {
    return switch (value) {
      case Instant moment -> dateTime(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
      case LocalDateTime dateTime -> dateTime(dateTime);
      case LocalTime time -> time(time);
      case BigDecimal decimal -> decimal(decimal, type.scale());
      default -> value.toString(); // dates, UUIDs, strings
    };
  }

  static String dateTime(LocalDateTime value) {
    return value.toLocalDate() + " " + time(value.toLocalTime());
  }

  static String time(LocalTime value) {
    int micros = value.get(ChronoField.MICRO_OF_SECOND);
    return value.format(micros == 0 ? SECONDS : micros % 1_000 == 0 ? MILLIS : MICROS);
  }

  /** At the column's scale if it can be, so that equal numbers are equal texts. */
  private static String decimal(BigDecimal value, int scale) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() <= scale
            ? stripped.setScale(scale, RoundingMode.UNNECESSARY)
            : stripped)
        .toPlainString();
  }
}
