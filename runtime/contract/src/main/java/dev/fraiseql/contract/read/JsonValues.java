package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * Writes a Java value as JSON, as {@link JsonReads} writes the same value of a column, and null as
 * {@code null}. {@link VectorValues} copies the same values to vectors.
 *
 * <p>Each method throws a {@link FieldError} for a value that the type cannot have.
 */
public final class JsonValues {
  private static final int NANOS_OF_MICRO = 1_000;

  private JsonValues() {}

  /** A whole number of at most 64 bits. */
  public static void integer(@Nullable Number value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.integer(value.longValue());
    }
  }

  /** A single-precision number. */
  public static void float32(@Nullable Float value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.real(value.floatValue());
    }
  }

  /** A double-precision number. */
  public static void float64(@Nullable Double value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.real(value.doubleValue());
    }
  }

  /** A decimal, rounded half up to its scale. */
  public static void decimal(@Nullable BigDecimal value, int precision, int scale, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.decimal(fitting(value, precision, scale), scale);
    }
  }

  /**
   * A decimal as its column would hold it: rounded half up to a scale; null for null.
   *
   * @throws FieldError if it has more digits
   */
  public static @Nullable BigDecimal rounded(@Nullable BigDecimal value, int precision, int scale) {
    return value == null ? null : fitting(value, precision, scale);
  }

  static BigDecimal fitting(BigDecimal value, int precision, int scale) {
    BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
    if (scaled.precision() > precision) {
      throw new FieldError("The value of this field has more digits than its type.");
    }
    return scaled;
  }

  /** A string. */
  public static void string(@Nullable String value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.string(value);
    }
  }

  /** A boolean. */
  public static void bool(@Nullable Boolean value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.bool(value);
    }
  }

  /** A moment, cut to the microsecond. */
  public static void instant(@Nullable Instant value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.instant(epochMicros(value));
    }
  }

  static long epochMicros(Instant value) {
    try {
      return Math.addExact(
          Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / NANOS_OF_MICRO);
    } catch (ArithmeticException e) {
      throw new FieldError("A date outside the years 0000 to 9999 cannot be written.");
    }
  }

  /** The moment of a date and time with an offset. */
  public static @Nullable Instant moment(@Nullable OffsetDateTime value) {
    return value == null ? null : value.toInstant();
  }

  /** A date and time, cut to the microsecond. */
  public static void localDateTime(@Nullable LocalDateTime value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.localDateTime(epochMicros(value.toInstant(ZoneOffset.UTC)));
    }
  }

  /** A date. */
  public static void localDate(@Nullable LocalDate value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.localDate(epochDay(value));
    }
  }

  static int epochDay(LocalDate value) {
    // Every LocalDate is less than 2^31 days of 400 years from 1970, not so every count of days.
    long day = value.toEpochDay();
    if (day != (int) day) {
      throw new FieldError("A date outside the years 0000 to 9999 cannot be written.");
    }
    return (int) day;
  }

  /** A time of day, cut to the microsecond. */
  public static void localTime(@Nullable LocalTime value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.localTime(value.toNanoOfDay() / NANOS_OF_MICRO);
    }
  }

  /** A duration, cut to the microsecond. */
  public static void duration(@Nullable Duration value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.duration(micros(value), 6);
    }
  }

  static long micros(Duration value) {
    try {
      return Math.addExact(
          Math.multiplyExact(value.getSeconds(), 1_000_000L), value.getNano() / NANOS_OF_MICRO);
    } catch (ArithmeticException e) {
      throw new FieldError("The value of this field is too long a duration.");
    }
  }

  /** A UUID. */
  public static void uuid(@Nullable UUID value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.uuid(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }
  }

  /** A constant of an enum. */
  public static void enumValue(@Nullable Enum<?> value, EnumNames names, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.raw(names.json(names.index(value)));
    }
  }

  /** Bytes. */
  public static void bytes(byte @Nullable [] value, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.base64(value);
    }
  }
}
