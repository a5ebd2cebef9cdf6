package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.jspecify.annotations.Nullable;

/**
 * Copies a Java value to a place of a vector, as {@link VectorReads} copies the same value of a
 * column; null leaves the place null. Fixed-width vectors are set, not set safely: whoever calls
 * has made room for the index.
 *
 * <p>Each method throws a {@link FieldError} for a value that the type cannot have.
 */
public final class VectorValues {

  private VectorValues() {}

  /** A whole number of 8 bits. */
  public static void int8(@Nullable Byte value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.int8(value.longValue(), vector, index);
    }
  }

  /** A whole number of 16 bits. */
  public static void int16(@Nullable Short value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.int16(value.longValue(), vector, index);
    }
  }

  /** A whole number of 32 bits. */
  public static void int32(@Nullable Integer value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.int32(value.longValue(), vector, index);
    }
  }

  /** A whole number of 64 bits. */
  public static void int64(@Nullable Long value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.int64(value.longValue(), vector, index);
    }
  }

  /** A single-precision number. */
  public static void float32(@Nullable Float value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((Float4Vector) vector).set(index, value + 0.0f);
    }
  }

  /** A double-precision number. */
  public static void float64(@Nullable Double value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((Float8Vector) vector).set(index, value + 0.0);
    }
  }

  /** A decimal, rounded half up to its scale. */
  public static void decimal(
      @Nullable BigDecimal value, int precision, int scale, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((DecimalVector) vector).set(index, JsonValues.fitting(value, precision, scale));
    }
  }

  /** A string. */
  public static void string(@Nullable String value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      VectorReads.text(utf8, 0, utf8.length, vector, index);
    }
  }

  /** A boolean. */
  public static void bool(@Nullable Boolean value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, value ? 1 : 0);
    }
  }

  /** A moment, cut to the microsecond. */
  public static void instant(@Nullable Instant value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.moment(JsonValues.epochMicros(value), vector, index);
    }
  }

  /** A date and time, cut to the microsecond. */
  public static void localDateTime(@Nullable LocalDateTime value, FieldVector vector, int index) {
    instant(value == null ? null : value.toInstant(ZoneOffset.UTC), vector, index);
  }

  /** A date. */
  public static void localDate(@Nullable LocalDate value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((DateDayVector) vector).set(index, JsonValues.epochDay(value));
    }
  }

  /** A time of day, cut to the microsecond. */
  public static void localTime(@Nullable LocalTime value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((TimeMicroVector) vector).set(index, value.toNanoOfDay() / 1_000);
    }
  }

  /** A duration, cut to the microsecond. */
  public static void duration(@Nullable Duration value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((DurationVector) vector).set(index, JsonValues.micros(value));
    }
  }

  /** A UUID, as text in lower case. */
  public static void uuid(@Nullable UUID value, FieldVector vector, int index) {
    string(value == null ? null : value.toString(), vector, index);
  }

  /** The place of a constant among all of its enum. */
  public static void enumValue(
      @Nullable Enum<?> value, EnumNames names, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((IntVector) vector).set(index, names.index(value));
    }
  }

  /** Bytes. */
  public static void bytes(byte @Nullable [] value, FieldVector vector, int index) {
    if (value == null) {
      vector.setNull(index);
    } else {
      ((VarBinaryVector) vector).setSafe(index, value);
    }
  }
}
