package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * Sets the value at an index of a vector: null if {@code isNull} is true, whatever the value. The
 * vector is of the class that {@link ArrowSchemas} gives the type; that of a whole number may also
 * be a wider one, or one of texts, which it shares with fields of other types.
 *
 * <p>Fixed-width vectors are <em>set</em>, not set safely: the caller has made them long enough for
 * the index. Vectors of text and bytes grow as needed. Each method throws a {@link FieldError} for
 * a value that the vector cannot hold.
 */
public final class Vectors {

  private Vectors() {}

  /** A boolean. */
  public static void bool(FieldVector vector, int index, boolean value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, value ? 1 : 0);
    }
  }

  /** A whole number of 8 bits. */
  public static void int8(FieldVector vector, int index, byte value, boolean isNull) {
    if (vector instanceof TinyIntVector own && !isNull) {
      own.set(index, value);
    } else {
      int16(vector, index, value, isNull);
    }
  }

  /** A whole number of 16 bits. */
  public static void int16(FieldVector vector, int index, short value, boolean isNull) {
    if (vector instanceof SmallIntVector own && !isNull) {
      own.set(index, value);
    } else {
      int32(vector, index, value, isNull);
    }
  }

  /** A whole number of 32 bits. */
  public static void int32(FieldVector vector, int index, int value, boolean isNull) {
    if (vector instanceof IntVector own && !isNull) {
      own.set(index, value);
    } else {
      int64(vector, index, value, isNull);
    }
  }

  /** A whole number of 64 bits. */
  public static void int64(FieldVector vector, int index, long value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else if (vector instanceof BigIntVector own) {
      own.set(index, value);
    } else {
      byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
      text(vector, index, digits, 0, digits.length);
    }
  }

  /** A single-precision number; negative zero becomes zero. */
  public static void float32(FieldVector vector, int index, float value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((Float4Vector) vector).set(index, value + 0.0f);
    }
  }

  /** A double-precision number; negative zero becomes zero. */
  public static void float64(FieldVector vector, int index, double value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((Float8Vector) vector).set(index, value + 0.0);
    }
  }

  /** A decimal at its scale, which is the vector's. */
  public static void decimal(FieldVector vector, int index, Decimal value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else if (vector instanceof Decimal256Vector wide) {
      wide.set(index, fitting(value, wide.getPrecision()));
    } else {
      decimal((DecimalVector) vector, index, value);
    }
  }

  private static void decimal(DecimalVector vector, int index, Decimal value) {
    if (value.isLong()) {
      vector.set(index, value.low());
    } else if (value.isWide(vector.getPrecision())) {
      vector.set(index, 0L); // marks it as there; what it is comes next
      long at = (long) index * DecimalVector.TYPE_WIDTH;
      vector.getDataBuffer().setLong(at, value.low());
      vector.getDataBuffer().setLong(at + Long.BYTES, value.high());
    } else {
      vector.set(index, fitting(value, vector.getPrecision()));
    }
  }

  private static BigDecimal fitting(Decimal value, int precision) {
    BigDecimal scaled = value.toBigDecimal();
    if (scaled.precision() > precision) {
      throw new FieldError("The value of this field has more digits than its type.");
    }
    return scaled;
  }

  /** A string in UTF-8. */
  public static void string(FieldVector vector, int index, Slice value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      text(vector, index, value.array(), value.from(), value.length());
    }
  }

  /** The index of an enum's value among all of them, of its name as it is stored. */
  public static void enumValue(
      FieldVector vector, int index, EnumNames names, Slice value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((IntVector) vector).set(index, names.index(value));
    }
  }

  /** Binary data. */
  public static void bytes(FieldVector vector, int index, Slice value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((VarBinaryVector) vector).setSafe(index, value.array(), value.from(), value.length());
    }
  }

  /** A moment, in microseconds since 1970, in the unit that the vector counts in. */
  public static void instant(FieldVector vector, int index, long epochMicros, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else if (vector instanceof TimeStampNanoTZVector || vector instanceof TimeStampNanoVector) {
      if (epochMicros > Long.MAX_VALUE / 1000 || epochMicros < Long.MIN_VALUE / 1000) {
        throw new FieldError(
            "a moment before 1677 or after 2262 cannot be counted in nanoseconds:"
                + " build with -Afraiseql.timestamp=us");
      }
      ((TimeStampVector) vector).set(index, epochMicros * 1000);
    } else {
      ((TimeStampVector) vector).set(index, epochMicros);
    }
  }

  /** A date and time without zone, in microseconds since 1970, in the unit of the vector. */
  public static void localDateTime(
      FieldVector vector, int index, long epochMicros, boolean isNull) {
    instant(vector, index, epochMicros, isNull);
  }

  /** A date, in days since 1970. */
  public static void localDate(FieldVector vector, int index, int epochDay, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((DateDayVector) vector).set(index, epochDay);
    }
  }

  /** A time of day, in microseconds. */
  public static void localTime(FieldVector vector, int index, long microsOfDay, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((TimeMicroVector) vector).set(index, microsOfDay);
    }
  }

  /** A duration, counted in {@code 10^-scale} seconds, as microseconds. */
  public static void duration(
      FieldVector vector, int index, long count, int scale, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      ((DurationVector) vector).set(index, micros(count, scale));
    }
  }

  private static long micros(long count, int scale) {
    try {
      return Math.multiplyExact(count, scale == 6 ? 1 : scale == 3 ? 1_000 : 1_000_000);
    } catch (ArithmeticException e) {
      throw new FieldError("The value of this field is too long a duration.");
    }
  }

  /** A UUID, as text in lower case. */
  public static void uuid(FieldVector vector, int index, Uuid value, boolean isNull) {
    if (isNull) {
      vector.setNull(index);
    } else {
      byte[] text = value.text();
      text(vector, index, text, 0, text.length);
    }
  }

  /** A JSON document in its canonical form. */
  public static void json(FieldVector vector, int index, Slice canonical, boolean isNull) {
    string(vector, index, canonical, isNull);
  }

  /** The name of the object's type. */
  public static void typeName(FieldVector vector, int index, Selection selection) {
    byte[] quoted = selection.typeNameJson();
    text(vector, index, quoted, 1, quoted.length - 2);
  }

  private static void text(FieldVector vector, int index, byte[] utf8, int from, int length) {
    ((VarCharVector) vector).setSafe(index, utf8, from, length);
  }
}
