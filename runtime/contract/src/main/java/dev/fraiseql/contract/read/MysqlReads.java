package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads of MySQL's and MariaDB's own: their driver gives the bytes of texts alone; booleans are
 * numbers, lists are JSON arrays.
 */
public final class MysqlReads {
  private static final long NANOS_OF_MICRO = 1_000;

  private MysqlReads() {}

  /** Whether the value is NULL, whatever its type. */
  public static boolean isNull(ResultSet row, int position) throws SQLException {
    return row.getString(position) == null;
  }

  /**
   * Checks that the value, which tells whether an object is there, is not NULL.
   *
   * @throws FieldError if it is
   */
  public static void requirePresent(ResultSet row, int position) throws SQLException {
    if (isNull(row, position)) {
      throw FieldError.missing();
    }
  }

  /** A boolean as a Java value; null for NULL. */
  public static @Nullable Boolean bool(ResultSet row, int position) throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull()) ? null : (Boolean) (value != 0);
  }

  /** A decimal, at its column's scale, as a Java value; null for NULL. */
  public static @Nullable BigDecimal decimal(ResultSet row, int position, int scale)
      throws SQLException {
    byte @Nullable [] value = text(row, position);
    return value == null ? null : JavaReads.decimal(value, scale);
  }

  /** A moment as a Java value; null for NULL. */
  public static @Nullable Instant instant(ResultSet row, int position) throws SQLException {
    MysqlMicros value = micros(row, position);
    return value == null ? null : JavaReads.instant(dateTime(value));
  }

  /** A date and time as a Java value; null for NULL. */
  public static @Nullable LocalDateTime localDateTime(ResultSet row, int position)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    return value == null ? null : JavaReads.localDateTime(dateTime(value));
  }

  /** A date as a Java value; null for NULL. */
  public static @Nullable LocalDate localDate(ResultSet row, int position) throws SQLException {
    MysqlMicros value = micros(row, position);
    return value == null ? null : LocalDate.ofEpochDay(day(value));
  }

  /** A time of day as a Java value; null for NULL. */
  public static @Nullable LocalTime localTime(ResultSet row, int position) throws SQLException {
    MysqlMicros value = micros(row, position);
    return value == null ? null : LocalTime.ofNanoOfDay(timeOfDay(value) * NANOS_OF_MICRO);
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.bool(value != 0);
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    ((BitVector) vector).set(index, value == 0 ? 0 : 1);
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      out.bool(value != 0);
    }
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, value == 0 ? 0 : 1);
    }
  }

  /** A decimal, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    byte[] value = presentText(row, position);
    JsonReads.decimal(value, 0, value.length, scale, out);
  }

  /** A decimal, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, FieldVector vector, int index)
      throws SQLException {
    byte[] value = presentText(row, position);
    VectorReads.decimal(value, 0, value.length, scale, vector, index);
  }

  /** A decimal, at its column's scale, or null. */
  public static void decimalOrNull(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      JsonReads.decimal(value, 0, value.length, scale, out);
    }
  }

  /** A decimal, at its column's scale, or null. */
  public static void decimalOrNull(
      ResultSet row, int position, int scale, FieldVector vector, int index) throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.decimal(value, 0, value.length, scale, vector, index);
    }
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    out.instant(dateTime(presentMicros(row, position)));
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.moment(dateTime(presentMicros(row, position)), vector, index);
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.instant(dateTime(value));
    }
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.moment(dateTime(value), vector, index);
    }
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    out.localDateTime(dateTime(presentMicros(row, position)));
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.moment(dateTime(presentMicros(row, position)), vector, index);
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.localDateTime(dateTime(value));
    }
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.moment(dateTime(value), vector, index);
    }
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    out.localDate(day(presentMicros(row, position)));
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    ((DateDayVector) vector).set(index, day(presentMicros(row, position)));
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.localDate(day(value));
    }
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((DateDayVector) vector).set(index, day(value));
    }
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    out.localTime(timeOfDay(presentMicros(row, position)));
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    ((TimeMicroVector) vector).set(index, timeOfDay(presentMicros(row, position)));
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.localTime(timeOfDay(value));
    }
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((TimeMicroVector) vector).set(index, timeOfDay(value));
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] value = presentText(row, position);
    out.json(value, 0, value.length);
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] value = presentText(row, position);
    VectorReads.json(value, vector, index);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.json(value, 0, value.length);
    }
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.json(value, vector, index);
    }
  }

  /** A list. */
  public static void list(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    byte[] value = presentText(row, position);
    TextList.write(value, element, out);
  }

  /** A list. */
  public static void list(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    byte[] value = presentText(row, position);
    TextList.write(value, element, (ListVector) vector, index);
  }

  /** A list, or null. */
  public static void listOrNull(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      TextList.write(value, element, out);
    }
  }

  /** A list, or null. */
  public static void listOrNull(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      TextList.write(value, element, (ListVector) vector, index);
    }
  }

  private static byte[] presentText(ResultSet row, int position) throws SQLException {
    byte @Nullable [] value = text(row, position);
    if (value == null) {
      throw FieldError.missing();
    }
    return value;
  }

  /** Of decimals and JSON documents the driver gives no bytes, but the text. */
  private static byte @Nullable [] text(ResultSet row, int position) throws SQLException {
    String value = row.getString(position);
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }

  private static MysqlMicros presentMicros(ResultSet row, int position) throws SQLException {
    MysqlMicros value = micros(row, position);
    if (value == null) {
      throw FieldError.missing();
    }
    return value;
  }

  private static @Nullable MysqlMicros micros(ResultSet row, int position) throws SQLException {
    return row.getObject(position, MysqlMicros.class);
  }

  private static long dateTime(MysqlMicros value) {
    if (value.equals(MysqlMicros.NONE)) {
      throw malformed();
    }
    return value.count();
  }

  private static int day(MysqlMicros value) {
    long micros = dateTime(value);
    if (Math.floorMod(micros, TemporalWire.MICROS_OF_DAY) != 0) {
      throw malformed();
    }
    return (int) Math.floorDiv(micros, TemporalWire.MICROS_OF_DAY);
  }

  private static long timeOfDay(MysqlMicros value) {
    long micros = value.count();
    if (micros < 0 || micros >= TemporalWire.MICROS_OF_DAY) {
      throw malformed();
    }
    return micros;
  }

  private static FieldError malformed() {
    return new FieldError("The value of this field is not a date or time that can be written.");
  }
}
