package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of one Java value, which an author's method computed: null reads as NULL, and each position
 * as the value. Times are cut to the microsecond.
 */
public final class JavaRow extends Row {
  private static final int NANOS_OF_MICRO = 1_000;
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final String TOO_LONG = "The value of this field is too long a duration.";
  private static final String NO_DATE = "A date outside the years 0000 to 9999 cannot be written.";

  private @Nullable Object value;

  JavaRow() {}

  /** A row of one value, which no other row computed. */
  public static JavaRow of(@Nullable Object value) {
    return new JavaRow().set(value);
  }

  JavaRow set(@Nullable Object next) {
    value = next;
    isNull = next == null;
    return this;
  }

  private Object value() {
    return Objects.requireNonNull(value);
  }

  @Override
  public boolean isNull(int position) {
    return isNull;
  }

  @Override
  public boolean bool(int position) {
    return !isNull && (Boolean) value();
  }

  /** A whole number, or a duration in microseconds. */
  @Override
  public long int64(int position) {
    return switch (value) {
      case null -> 0;
      case Duration duration -> micros(duration.getSeconds(), duration.getNano(), TOO_LONG);
      default -> ((Number) value).longValue();
    };
  }

  @Override
  public float float32(int position) {
    return isNull ? 0 : ((Number) value()).floatValue();
  }

  @Override
  public double float64(int position) {
    return isNull ? 0 : ((Number) value()).doubleValue();
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) {
    return isNull
        ? decimal.setLong(0, scale)
        : decimal.setExact(rounded((BigDecimal) value(), precision, scale), scale);
  }

  /**
   * A decimal as its column would hold it: rounded half up to a scale.
   *
   * @throws FieldError if it has more digits
   */
  public static BigDecimal rounded(BigDecimal value, int precision, int scale) {
    BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
    if (scaled.precision() > precision) {
      throw new FieldError("The value of this field has more digits than its type.");
    }
    return scaled;
  }

  /** A string, or the name of a constant of an enum. */
  @Override
  public Slice string(int position) {
    return utf8(value instanceof Enum<?> constant ? constant.name() : (String) value);
  }

  @Override
  public Slice bytes(int position) {
    return isNull ? slice.clear() : slice.set((byte[]) value());
  }

  @Override
  public long instant(int position) {
    return isNull ? 0 : micros((Instant) value());
  }

  @Override
  public long localDateTime(int position) {
    return isNull ? 0 : micros(((LocalDateTime) value()).toInstant(ZoneOffset.UTC));
  }

  private static long micros(Instant moment) {
    return micros(moment.getEpochSecond(), moment.getNano(), NO_DATE);
  }

  private static long micros(long seconds, int nanos, String tooMany) {
    try {
      return Math.addExact(Math.multiplyExact(seconds, MICROS_OF_SECOND), nanos / NANOS_OF_MICRO);
    } catch (ArithmeticException e) {
      throw new FieldError(tooMany);
    }
  }

  @Override
  public int localDate(int position) {
    if (isNull) {
      return 0;
    }
    // Every LocalDate is less than 2^31 days of 400 years from 1970, not so every count of days.
    long day = ((LocalDate) value()).toEpochDay();
    if (day != (int) day) {
      throw new FieldError(NO_DATE);
    }
    return (int) day;
  }

  @Override
  public long localTime(int position) {
    return isNull ? 0 : ((LocalTime) value()).toNanoOfDay() / NANOS_OF_MICRO;
  }

  @Override
  public Uuid uuid(int position) {
    if (isNull) {
      return uuid;
    }
    UUID given = (UUID) value();
    return uuid.set(given.getMostSignificantBits(), given.getLeastSignificantBits());
  }

  /** Always fails: methods compute no JSON documents. */
  @Override
  public Slice json(int position) {
    throw noType();
  }

  /** Always fails: methods compute no lists. */
  @Override
  public ListElements list(int position) {
    throw noType();
  }

  private static IllegalStateException noType() {
    return new IllegalStateException("no method computes values of this type");
  }
}
