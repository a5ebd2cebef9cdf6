package dev.fraiseql.jdbc.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of stored values of foreign tables to the default form, in which the generated code
 * reads and compares them. All give null for a value that has no such form.
 */
final class SqliteStoredValues {
  private static final int DIGITS_OF_A_DOUBLE = 15;
  private static final int LAST_YEAR = 9999;
  private static final int UUID_BYTES = 16;
  private static final int UUID_DIGITS = 32;

  /** Julian day 2440587.5 is 1970-01-01T00:00:00Z. */
  private static final BigDecimal JULIAN_EPOCH = new BigDecimal("2440587.5");

  private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd")
          .optionalStart()
          .appendPattern("[ ]['T']")
          .append(TIME)
          .optionalStart()
          .appendPattern("[ ]")
          .appendOffset("+HH:mm", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private SqliteStoredValues() {}

  /** A date and time in ISO 8601, in UTC unless an offset follows it. */
  static @Nullable String moment(String text) {
    LocalDateTime moment = utc(text);
    return moment == null ? null : SqliteText.dateTime(moment);
  }

  /** A date, perhaps with the time of midnight. */
  static @Nullable String date(String text) {
    LocalDateTime moment = utc(text);
    return moment == null || !moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? null
        : moment.toLocalDate().toString();
  }

  /** A time of day. */
  static @Nullable String time(String text) {
    try {
      return SqliteText.time(LocalTime.from(TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDateTime utc(String text) {
    try {
      TemporalAccessor parsed = MOMENT.parse(text.strip());
      LocalDate date = LocalDate.from(parsed);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
      LocalDateTime moment =
          offset == null ? local : LocalDateTime.ofInstant(local.toInstant(offset), ZoneOffset.UTC);
      return inRange(moment) ? moment : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean inRange(LocalDateTime moment) {
    return moment.getYear() >= 1 && moment.getYear() <= LAST_YEAR;
  }

  /**
   * A count since 1970-01-01T00:00:00Z.
   *
   * @param units of the count in a second
   */
  static @Nullable String unix(BigDecimal count, long units) {
    return ofMicros(
        count
            .multiply(BigDecimal.valueOf(1_000_000))
            .divide(BigDecimal.valueOf(units), RoundingMode.FLOOR));
  }

  /** A Julian day, rounded to milliseconds, the precision that a double has. */
  static @Nullable String julian(BigDecimal day) {
    BigDecimal millis =
        day.subtract(JULIAN_EPOCH).multiply(MILLIS_OF_DAY).setScale(0, RoundingMode.HALF_UP);
    return ofMicros(millis.multiply(BigDecimal.valueOf(1_000)));
  }

  private static @Nullable String ofMicros(BigDecimal micros) {
    try {
      Instant moment =
          Instant.EPOCH.plus(
              micros.setScale(0, RoundingMode.FLOOR).longValueExact(), ChronoUnit.MICROS);
      LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      return inRange(utc) ? SqliteText.dateTime(utc) : null;
    } catch (ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  /** The 32 digits of a UUID in any letter case, with or without hyphens and braces. */
  static @Nullable String uuid(String text) {
    String digits = text.strip().replace("-", "").replace("{", "").replace("}", "");
    if (digits.length() != UUID_DIGITS) {
      return null;
    }
    try {
      return uuid(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The 16 bytes of a UUID. */
  static @Nullable String uuid(byte[] bytes) {
    if (bytes.length != UUID_BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  /** A whole number of 64 bits. */
  static @Nullable Long integer(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * A number rounded to a scale, as a decimal of that precision is stored by default: as a double
   * or as text.
   *
   * @return a {@link Double} or a {@link String}
   */
  static Object number(BigDecimal number, int precision, int scale) {
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    return precision > DIGITS_OF_A_DOUBLE
        ? rounded.toPlainString()
        : (Object) rounded.doubleValue();
  }
}
