package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Copies the value at a position of a {@link CopyRow} to a place of a vector, from PostgreSQL's
 * binary format and without an object per value. The methods are those of {@link VectorReads}, and
 * keep its promises; whoever calls has seen that the columns are of types that can be read like
 * this.
 */
public final class CopyReads {
  private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int JSONB_VERSION = 1;

  private CopyReads() {}

  /** Whether the value is NULL, whatever its type. */
  public static boolean isNull(CopyRow row, int position) {
    return row.isNull(position);
  }

  /**
   * Checks that the value, which tells whether an object is there, is not NULL.
   *
   * @throws FieldError if it is
   */
  public static void requirePresent(CopyRow row, int position) {
    row.present(position);
  }

  private static long integer(CopyRow row, int position) {
    int from = row.present(position);
    return switch (row.length(position)) {
      case Integer.BYTES -> Wire.int32(row.wire(), from);
      case Short.BYTES -> Wire.int16(row.wire(), from);
      default -> Wire.int64(row.wire(), from);
    };
  }

  private static double real(CopyRow row, int position) {
    int from = row.present(position);
    return row.length(position) == Float.BYTES
        ? Float.intBitsToFloat(Wire.int32(row.wire(), from))
        : Double.longBitsToDouble(Wire.int64(row.wire(), from));
  }

  /** A boolean. */
  public static void bool(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    ((BitVector) vector).set(index, Wire.bool(row.wire(), from, row.length(position)) ? 1 : 0);
  }

  /** A boolean, or null. */
  public static void boolOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      bool(row, position, vector, index);
    }
  }

  /** A whole number of 8 bits. */
  public static void int8(CopyRow row, int position, FieldVector vector, int index) {
    ((TinyIntVector) vector)
        .set(index, (int) JsonReads.within(integer(row, position), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  /** A whole number of 8 bits, or null. */
  public static void int8OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      int8(row, position, vector, index);
    }
  }

  /** A whole number of 16 bits. */
  public static void int16(CopyRow row, int position, FieldVector vector, int index) {
    ((SmallIntVector) vector)
        .set(
            index,
            (int) JsonReads.within(integer(row, position), Short.MIN_VALUE, Short.MAX_VALUE));
  }

  /** A whole number of 16 bits, or null. */
  public static void int16OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      int16(row, position, vector, index);
    }
  }

  /** A whole number of 32 bits. */
  public static void int32(CopyRow row, int position, FieldVector vector, int index) {
    ((IntVector) vector)
        .set(
            index,
            (int) JsonReads.within(integer(row, position), Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** A whole number of 32 bits, or null. */
  public static void int32OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      int32(row, position, vector, index);
    }
  }

  /** A whole number. */
  public static void int64(CopyRow row, int position, FieldVector vector, int index) {
    ((BigIntVector) vector).set(index, integer(row, position));
  }

  /** A whole number, or null. */
  public static void int64OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      int64(row, position, vector, index);
    }
  }

  /** A single-precision number. */
  public static void float32(CopyRow row, int position, FieldVector vector, int index) {
    ((Float4Vector) vector).set(index, (float) real(row, position) + 0.0f);
  }

  /** A single-precision number, or null. */
  public static void float32OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      float32(row, position, vector, index);
    }
  }

  /** A double-precision number. */
  public static void float64(CopyRow row, int position, FieldVector vector, int index) {
    ((Float8Vector) vector).set(index, real(row, position) + 0.0);
  }

  /** A double-precision number, or null. */
  public static void float64OrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      float64(row, position, vector, index);
    }
  }

  /** A decimal at its column's scale. */
  public static void decimal(CopyRow row, int position, int scale, FieldVector vector, int index) {
    int from = row.present(position);
    byte[] wire = row.wire();
    if (!(vector instanceof DecimalVector decimals)
        || !DecimalWire.copy(wire, from, scale, decimals, index)) {
      VectorReads.decimal(wire, from, row.length(position), scale, vector, index);
    }
  }

  /** A decimal at its column's scale, or null. */
  public static void decimalOrNull(
      CopyRow row, int position, int scale, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      decimal(row, position, scale, vector, index);
    }
  }

  /** A string. */
  public static void string(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    VectorReads.text(row.wire(), from, row.length(position), vector, index);
  }

  /** A string, or null. */
  public static void stringOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      string(row, position, vector, index);
    }
  }

  /** A moment. */
  public static void instant(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    VectorReads.moment(
        TemporalWire.epochMicros(row.wire(), from, row.length(position)), vector, index);
  }

  /** A moment, or null. */
  public static void instantOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      instant(row, position, vector, index);
    }
  }

  /** A date and time. */
  public static void localDateTime(CopyRow row, int position, FieldVector vector, int index) {
    instant(row, position, vector, index);
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      localDateTime(row, position, vector, index);
    }
  }

  /** A date. */
  public static void localDate(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    ((DateDayVector) vector)
        .set(index, TemporalWire.epochDay(row.wire(), from, row.length(position)));
  }

  /** A date, or null. */
  public static void localDateOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      localDate(row, position, vector, index);
    }
  }

  /** A time of day. */
  public static void localTime(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    ((TimeMicroVector) vector)
        .set(index, TemporalWire.microsOfDay(row.wire(), from, row.length(position)));
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      localTime(row, position, vector, index);
    }
  }

  /** A duration, counted in {@code 10^-scale} seconds, as microseconds. */
  public static void duration(CopyRow row, int position, int scale, FieldVector vector, int index) {
    ((DurationVector) vector).set(index, VectorReads.micros(integer(row, position), scale));
  }

  /** A duration, counted in {@code 10^-scale} seconds, as microseconds, or null. */
  public static void durationOrNull(
      CopyRow row, int position, int scale, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      duration(row, position, scale, vector, index);
    }
  }

  /** A UUID, as text in lower case. */
  public static void uuid(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    byte[] text = row.uuid();
    uuid(row.wire(), from, text);
    VectorReads.text(text, 0, text.length, vector, index);
  }

  /** A UUID, as text in lower case, or null. */
  public static void uuidOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      uuid(row, position, vector, index);
    }
  }

  /** The place of an enum's value among all of them. */
  public static void enumValue(
      CopyRow row, int position, EnumNames names, FieldVector vector, int index) {
    int from = row.present(position);
    ((IntVector) vector).set(index, names.index(row.wire(), from, row.length(position)));
  }

  /** The place of an enum's value among all of them, or null. */
  public static void enumValueOrNull(
      CopyRow row, int position, EnumNames names, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      enumValue(row, position, names, vector, index);
    }
  }

  /** Bytes. */
  public static void bytes(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    ((VarBinaryVector) vector).setSafe(index, row.wire(), from, row.length(position));
  }

  /** Bytes, or null. */
  public static void bytesOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      bytes(row, position, vector, index);
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(CopyRow row, int position, FieldVector vector, int index) {
    int from = row.present(position);
    int header = row.wire()[from] == JSONB_VERSION ? 1 : 0; // a json has none
    JsonSink canonical = row.json();
    canonical.json(row.wire(), from + header, row.length(position) - header);
    VectorReads.text(canonical.array(), 0, canonical.size(), vector, index);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(CopyRow row, int position, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      json(row, position, vector, index);
    }
  }

  /** A list. */
  public static void list(
      CopyRow row, int position, ListElement element, FieldVector vector, int index) {
    int from = row.present(position);
    PostgresReads.list(PostgresArray.binary(row.wire(), from), element, (ListVector) vector, index);
  }

  /** A list, or null. */
  public static void listOrNull(
      CopyRow row, int position, ListElement element, FieldVector vector, int index) {
    if (row.isNull(position)) {
      vector.setNull(index);
    } else {
      list(row, position, element, vector, index);
    }
  }

  private static void uuid(byte[] wire, int from, byte[] text) {
    int at = 0;
    for (int i = 0; i < 2 * Long.BYTES; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        text[at++] = '-';
      }
      int next = wire[from + i];
      text[at++] = HEX_DIGITS[(next >> 4) & 15];
      text[at++] = HEX_DIGITS[next & 15];
    }
  }
}
