package dev.fraiseql.contract.read;

import static dev.fraiseql.contract.read.JsonReads.present;
import static dev.fraiseql.contract.read.JsonReads.within;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.Selection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.BigIntVector;
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
 * Copies the value at a position of the current row to a place of a vector: what every database has
 * in common. {@link SqliteReads}, {@link PostgresReads} and {@link MysqlReads} have the rest. The
 * vector is of the class that {@link dev.fraiseql.contract.arrow.ArrowSchemas} gives the type; that
 * of a whole number may also be a wider one, or one of texts, which it shares with fields of other
 * types.
 *
 * <p>Fixed-width vectors are <em>set</em>, not set safely: whoever calls has made room for the
 * index. Vectors of text and bytes grow as needed. A method without {@code OrNull} throws a {@link
 * FieldError} for NULL, and each of them for a value that the type cannot have.
 */
public final class VectorReads {
  private static final int UUID_LENGTH = 36;

  private VectorReads() {}

  /** A whole number of 8 bits. */
  public static void int8(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    int8(within(value, Byte.MIN_VALUE, Byte.MAX_VALUE), vector, index);
  }

  /** A whole number of 8 bits, or null. */
  public static void int8OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      int8(within(value, Byte.MIN_VALUE, Byte.MAX_VALUE), vector, index);
    }
  }

  /** A whole number of 16 bits. */
  public static void int16(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    int16(within(value, Short.MIN_VALUE, Short.MAX_VALUE), vector, index);
  }

  /** A whole number of 16 bits, or null. */
  public static void int16OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      int16(within(value, Short.MIN_VALUE, Short.MAX_VALUE), vector, index);
    }
  }

  /** A whole number of 32 bits. */
  public static void int32(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    int32(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE), vector, index);
  }

  /** A whole number of 32 bits, or null. */
  public static void int32OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      int32(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE), vector, index);
    }
  }

  /** A whole number. */
  public static void int64(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    int64(value, vector, index);
  }

  /** A whole number, or null. */
  public static void int64OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      int64(value, vector, index);
    }
  }

  /** A single-precision number. */
  public static void float32(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    float value = row.getFloat(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    ((Float4Vector) vector).set(index, value + 0.0f);
  }

  /** A single-precision number, or null. */
  public static void float32OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    float value = row.getFloat(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      ((Float4Vector) vector).set(index, value + 0.0f);
    }
  }

  /** A double-precision number. */
  public static void float64(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    ((Float8Vector) vector).set(index, value + 0.0);
  }

  /** A double-precision number, or null. */
  public static void float64OrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      ((Float8Vector) vector).set(index, value + 0.0);
    }
  }

  /** A decimal kept as a numeric or as text, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    decimal(wire, 0, wire.length, scale, vector, index);
  }

  /** A decimal kept as a numeric or as text, at its column's scale, or null. */
  public static void decimalOrNull(
      ResultSet row, int position, int scale, FieldVector vector, int index) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      decimal(wire, 0, wire.length, scale, vector, index);
    }
  }

  /** A string. */
  public static void string(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    text(wire, 0, wire.length, vector, index);
  }

  /** A string, or null. */
  public static void stringOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      text(wire, 0, wire.length, vector, index);
    }
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    moment(TemporalWire.epochMicros(wire, 0, wire.length), vector, index);
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      moment(TemporalWire.epochMicros(wire, 0, wire.length), vector, index);
    }
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    moment(TemporalWire.epochMicros(wire, 0, wire.length), vector, index);
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      moment(TemporalWire.epochMicros(wire, 0, wire.length), vector, index);
    }
  }

  /** A moment in microseconds since 1970, in the unit that the vector counts in. */
  static void moment(long micros, FieldVector vector, int index) {
    if (vector instanceof TimeStampNanoTZVector || vector instanceof TimeStampNanoVector) {
      if (micros > Long.MAX_VALUE / 1000 || micros < Long.MIN_VALUE / 1000) {
        throw new FieldError(
            "a moment before 1677 or after 2262 cannot be counted in nanoseconds:"
                + " build with -Afraiseql.timestamp=us");
      }
      ((TimeStampVector) vector).set(index, micros * 1000);
    } else {
      ((TimeStampVector) vector).set(index, micros);
    }
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    ((DateDayVector) vector).set(index, TemporalWire.epochDay(wire, 0, wire.length));
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      ((DateDayVector) vector).set(index, TemporalWire.epochDay(wire, 0, wire.length));
    }
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    ((TimeMicroVector) vector).set(index, TemporalWire.microsOfDay(wire, 0, wire.length));
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      ((TimeMicroVector) vector).set(index, TemporalWire.microsOfDay(wire, 0, wire.length));
    }
  }

  /** A duration, counted in {@code 10^-scale} seconds, as microseconds. */
  public static void duration(ResultSet row, int position, int scale, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    ((DurationVector) vector).set(index, micros(value, scale));
  }

  /** A duration, counted in {@code 10^-scale} seconds, as microseconds, or null. */
  public static void durationOrNull(
      ResultSet row, int position, int scale, FieldVector vector, int index) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      ((DurationVector) vector).set(index, micros(value, scale));
    }
  }

  /** A UUID, as text in lower case. */
  public static void uuid(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    text(Wire.uuid(wire, 0, wire.length), 0, UUID_LENGTH, vector, index);
  }

  /** A UUID, as text in lower case, or null. */
  public static void uuidOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      text(Wire.uuid(wire, 0, wire.length), 0, UUID_LENGTH, vector, index);
    }
  }

  /** The place of an enum's value among all of them. */
  public static void enumValue(
      ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    ((IntVector) vector).set(index, names.index(wire, 0, wire.length));
  }

  /** The place of an enum's value among all of them, or null. */
  public static void enumValueOrNull(
      ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      ((IntVector) vector).set(index, names.index(wire, 0, wire.length));
    }
  }

  /** Bytes. */
  public static void bytes(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    ((VarBinaryVector) vector).setSafe(index, wire);
  }

  /** Bytes, or null. */
  public static void bytesOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      ((VarBinaryVector) vector).setSafe(index, wire);
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    json(wire, vector, index);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      json(wire, vector, index);
    }
  }

  /** The name of the object's type, where that is selected. */
  public static void typeName(Selection selection, FieldVector vector, int index) {
    byte[] quoted = selection.typeNameJson();
    text(quoted, 1, quoted.length - 2, vector, index);
  }

  static void int8(long value, FieldVector vector, int index) {
    if (vector instanceof TinyIntVector own) {
      own.set(index, (int) value);
    } else {
      int16(value, vector, index);
    }
  }

  static void int16(long value, FieldVector vector, int index) {
    if (vector instanceof SmallIntVector own) {
      own.set(index, (int) value);
    } else {
      int32(value, vector, index);
    }
  }

  static void int32(long value, FieldVector vector, int index) {
    if (vector instanceof IntVector own) {
      own.set(index, (int) value);
    } else {
      int64(value, vector, index);
    }
  }

  static void int64(long value, FieldVector vector, int index) {
    if (vector instanceof BigIntVector own) {
      own.set(index, value);
    } else {
      byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
      text(digits, 0, digits.length, vector, index);
    }
  }

  static void decimal(byte[] wire, int from, int length, int scale, FieldVector vector, int index) {
    if (vector instanceof Decimal256Vector wide) {
      BigDecimal value = fitting(DecimalWire.exact(wire, from, length), scale, wide.getPrecision());
      wide.set(index, value);
      return;
    }
    DecimalVector decimals = (DecimalVector) vector;
    long unscaled = DecimalWire.unscaled(wire, from, length, scale);
    if (unscaled == DecimalWire.NO_LONG) {
      decimal(DecimalWire.exact(wire, from, length), decimals, index);
    } else {
      decimals.set(index, unscaled);
    }
  }

  static void decimal(BigDecimal value, int scale, FieldVector vector, int index) {
    if (vector instanceof Decimal256Vector wide) {
      wide.set(index, fitting(value, scale, wide.getPrecision()));
    } else {
      decimal(value, (DecimalVector) vector, index);
    }
  }

  static void decimal(BigDecimal value, DecimalVector decimals, int index) {
    decimals.set(index, fitting(value, decimals.getScale(), decimals.getPrecision()));
  }

  private static BigDecimal fitting(BigDecimal value, int scale, int precision) {
    BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
    if (scaled.precision() > precision) {
      throw new FieldError("The value of this field has more digits than its type.");
    }
    return scaled;
  }

  static void text(byte[] utf8, int from, int length, FieldVector vector, int index) {
    ((VarCharVector) vector).setSafe(index, utf8, from, length);
  }

  static long micros(long count, int scale) {
    try {
      return Math.multiplyExact(count, scale == 6 ? 1 : scale == 3 ? 1_000 : 1_000_000);
    } catch (ArithmeticException e) {
      throw new FieldError("The value of this field is too long a duration.");
    }
  }

  static void json(byte[] wire, FieldVector vector, int index) {
    int from = JsonReads.startOfJson(wire);
    JsonSink canonical = new JsonSink(wire.length + 1);
    canonical.json(wire, from, wire.length - from);
    text(canonical.array(), 0, canonical.size(), vector, index);
  }
}
