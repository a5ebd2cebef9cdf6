package dev.fraiseql.contract.convert;

import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.row.JavaRow;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Java value that an author's method takes of one that was read from a row: null if
 * {@code isNull} is true, whatever the value.
 */
public final class JavaValues {
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final long NANOS_OF_MICRO = 1_000;

  private JavaValues() {}

  /** A boolean. */
  public static @Nullable Boolean bool(boolean value, boolean isNull) {
    return isNull ? null : (Boolean) value;
  }

  /** A whole number of 8 bits. */
  public static @Nullable Byte int8(byte value, boolean isNull) {
    return isNull ? null : (Byte) value;
  }

  /** A whole number of 16 bits. */
  public static @Nullable Short int16(short value, boolean isNull) {
    return isNull ? null : (Short) value;
  }

  /** A whole number of 32 bits. */
  public static @Nullable Integer int32(int value, boolean isNull) {
    return isNull ? null : (Integer) value;
  }

  /** A whole number of 64 bits. */
  public static @Nullable Long int64(long value, boolean isNull) {
    return isNull ? null : (Long) value;
  }

  /** A single-precision number; negative zero becomes zero. */
  public static @Nullable Float float32(float value, boolean isNull) {
    return isNull ? null : (Float) (value + 0.0f);
  }

  /** A double-precision number; negative zero becomes zero. */
  public static @Nullable Double float64(double value, boolean isNull) {
    return isNull ? null : (Double) (value + 0.0);
  }

  /** A decimal, rounded half up to its scale. */
  public static @Nullable BigDecimal decimal(Decimal value, boolean isNull) {
    return isNull ? null : value.toBigDecimal();
  }

  /** A string. */
  public static @Nullable String string(Slice value, boolean isNull) {
    return isNull ? null : value.toString();
  }

  /**
   * A constant of an enum.
   *
   * @param constants all of them, in the order of declaration
   * @param name as it is stored
   */
  public static <E extends Enum<E>> @Nullable E enumValue(
      E[] constants, EnumNames names, Slice name, boolean isNull) {
    return isNull ? null : constants[names.index(name)];
  }

  /** Binary data. */
  public static byte @Nullable [] bytes(Slice value, boolean isNull) {
    return isNull ? null : value.toArray();
  }

  /** A moment, given in microseconds since 1970. */
  public static @Nullable Instant instant(long epochMicros, boolean isNull) {
    return isNull
        ? null
        : Instant.ofEpochSecond(
            Math.floorDiv(epochMicros, MICROS_OF_SECOND),
            Math.floorMod(epochMicros, MICROS_OF_SECOND) * NANOS_OF_MICRO);
  }

  /** A date and time without zone, given in microseconds since 1970. */
  public static @Nullable LocalDateTime localDateTime(long epochMicros, boolean isNull) {
    Instant moment = instant(epochMicros, isNull);
    return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** A date, given in days since 1970. */
  public static @Nullable LocalDate localDate(int epochDay, boolean isNull) {
    return isNull ? null : LocalDate.ofEpochDay(epochDay);
  }

  /** A time of day, given in microseconds. */
  public static @Nullable LocalTime localTime(long microsOfDay, boolean isNull) {
    return isNull ? null : LocalTime.ofNanoOfDay(microsOfDay * NANOS_OF_MICRO);
  }

  /** A duration, counted in {@code 10^-scale} seconds. */
  public static @Nullable Duration duration(long count, int scale, boolean isNull) {
    if (isNull) {
      return null;
    }
    return switch (scale) {
      case 0 -> Duration.ofSeconds(count);
      case 3 -> Duration.ofMillis(count);
      default ->
          Duration.ofSeconds(
              Math.floorDiv(count, MICROS_OF_SECOND),
              Math.floorMod(count, MICROS_OF_SECOND) * NANOS_OF_MICRO);
    };
  }

  /** A UUID. */
  public static @Nullable UUID uuid(Uuid value, boolean isNull) {
    return isNull ? null : value.toUuid();
  }

  /** A moment as a date and time in UTC; null for null. */
  public static @Nullable OffsetDateTime inUtc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** The moment of a date and time with an offset; null for null. */
  public static @Nullable Instant moment(@Nullable OffsetDateTime value) {
    return value == null ? null : value.toInstant();
  }

  /**
   * A decimal as its column would hold it: rounded half up to a scale; null for null.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it has more digits
   */
  public static @Nullable BigDecimal rounded(@Nullable BigDecimal value, int precision, int scale) {
    return value == null ? null : JavaRow.rounded(value, precision, scale);
  }
}
