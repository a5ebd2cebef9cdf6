package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Writes the value at a position of the current row as JSON: what every database has in common.
 * {@link SqliteReads}, {@link PostgresReads}, {@link MysqlReads} and {@link SqlServerReads} have
 * the rest.
 *
 * <p>A method without {@code OrNull} throws a {@link FieldError} for NULL, and each of them for a
 * value that the type cannot have.
 */
public final class JsonReads {

  private JsonReads() {}

  /** A whole number of 8 bits. */
  public static void int8(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.integer(within(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  /** A whole number of 8 bits, or null. */
  public static void int8OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.integer(within(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }
  }

  /** A whole number of 16 bits. */
  public static void int16(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.integer(within(value, Short.MIN_VALUE, Short.MAX_VALUE));
  }

  /** A whole number of 16 bits, or null. */
  public static void int16OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.integer(within(value, Short.MIN_VALUE, Short.MAX_VALUE));
    }
  }

  /** A whole number of 32 bits. */
  public static void int32(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.integer(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** A whole number of 32 bits, or null. */
  public static void int32OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.integer(within(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
  }

  /** A whole number. */
  public static void int64(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.integer(value);
  }

  /** A whole number, or null. */
  public static void int64OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.integer(value);
    }
  }

  /** A whole number that is an ID, as a string. */
  public static void integerId(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.integerId(value);
  }

  /** A whole number that is an ID, as a string, or null. */
  public static void integerIdOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.integerId(value);
    }
  }

  /** A single-precision number. */
  public static void float32(ResultSet row, int position, JsonSink out) throws SQLException {
    float value = row.getFloat(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.real(value);
  }

  /** A single-precision number, or null. */
  public static void float32OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    float value = row.getFloat(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.real(value);
    }
  }

  /** A double-precision number. */
  public static void float64(ResultSet row, int position, JsonSink out) throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.real(value);
  }

  /** A double-precision number, or null. */
  public static void float64OrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.real(value);
    }
  }

  /** A decimal kept as a numeric or as text, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    byte[] wire = present(row, position);
    decimal(wire, 0, wire.length, scale, out);
  }

  /** A decimal kept as a numeric or as text, at its column's scale, or null. */
  public static void decimalOrNull(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      decimal(wire, 0, wire.length, scale, out);
    }
  }

  /** A string. */
  public static void string(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.utf8(wire);
  }

  /** A string, or null. */
  public static void stringOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.utf8(wire);
    }
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.instant(TemporalWire.epochMicros(wire, 0, wire.length));
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.instant(TemporalWire.epochMicros(wire, 0, wire.length));
    }
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.localDateTime(TemporalWire.epochMicros(wire, 0, wire.length));
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.localDateTime(TemporalWire.epochMicros(wire, 0, wire.length));
    }
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.localDate(TemporalWire.epochDay(wire, 0, wire.length));
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.localDate(TemporalWire.epochDay(wire, 0, wire.length));
    }
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.localTime(TemporalWire.microsOfDay(wire, 0, wire.length));
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.localTime(TemporalWire.microsOfDay(wire, 0, wire.length));
    }
  }

  /** A duration, counted in {@code 10^-scale} seconds. */
  public static void duration(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.duration(value, scale);
  }

  /** A duration, counted in {@code 10^-scale} seconds, or null. */
  public static void durationOrNull(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.duration(value, scale);
    }
  }

  /** A UUID. */
  public static void uuid(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    uuid(wire, out);
  }

  /** A UUID, or null. */
  public static void uuidOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      uuid(wire, out);
    }
  }

  /** The name of an enum's value. */
  public static void enumValue(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    byte[] wire = present(row, position);
    out.raw(names.json(names.index(wire, 0, wire.length)));
  }

  /** The name of an enum's value, or null. */
  public static void enumValueOrNull(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.raw(names.json(names.index(wire, 0, wire.length)));
    }
  }

  /** Bytes, in Base64. */
  public static void bytes(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.base64(wire);
  }

  /** Bytes, in Base64, or null. */
  public static void bytesOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.base64(wire);
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    json(wire, out);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      json(wire, out);
    }
  }

  static void decimal(byte[] wire, int from, int length, int scale, JsonSink out) {
    long unscaled = DecimalWire.unscaled(wire, from, length, scale);
    if (unscaled == DecimalWire.NO_LONG) {
      out.decimal(DecimalWire.exact(wire, from, length), scale);
    } else {
      out.decimal(unscaled, scale);
    }
  }

  private static void uuid(byte[] wire, JsonSink out) {
    if (wire.length == 2 * Long.BYTES) {
      out.uuid(Wire.int64(wire, 0), Wire.int64(wire, Long.BYTES));
    } else {
      out.utf8(Wire.uuid(wire, 0, wire.length));
    }
  }

  /** A binary jsonb begins with its version, which no text does. */
  private static void json(byte[] wire, JsonSink out) {
    int from = startOfJson(wire);
    out.json(wire, from, wire.length - from);
  }

  static int startOfJson(byte[] wire) {
    return wire.length > 0 && wire[0] == 1 ? 1 : 0;
  }

  static byte[] present(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      throw FieldError.missing();
    }
    return wire;
  }

  static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new FieldError("The value of this field is too large for its type.");
    }
    return value;
  }
}
