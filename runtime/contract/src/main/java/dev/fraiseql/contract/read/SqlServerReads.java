package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads of SQL Server's own: its driver gives no bytes of texts, numbers and times, and texts as
 * they come from UTF-16. A UUID may be text or a {@code uniqueidentifier}, which it shows in upper
 * case. Unproven: no value of a SQL Server has been read by it.
 */
public final class SqlServerReads {
  private static final int NANOS_OF_MICRO = 1_000;

  private SqlServerReads() {}

  /** Whether the value is NULL, whatever its type. */
  public static boolean isNull(ResultSet row, int position) throws SQLException {
    return row.getObject(position) == null;
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
    return bit(row, position);
  }

  /** A decimal as a Java value, at its column's scale; null for NULL. */
  public static @Nullable BigDecimal decimal(ResultSet row, int position, int scale)
      throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal(position);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  /** A string as a Java value; null for NULL. */
  public static @Nullable String string(ResultSet row, int position) throws SQLException {
    return row.getString(position);
  }

  /** A moment as a Java value; null for NULL. */
  public static @Nullable Instant instant(ResultSet row, int position) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    return value == null ? null : JavaReads.instant(micros(value));
  }

  /** A date and time as a Java value; null for NULL. */
  public static @Nullable LocalDateTime localDateTime(ResultSet row, int position)
      throws SQLException {
    @Nullable LocalDateTime value = row.getObject(position, LocalDateTime.class);
    return value == null ? null : JavaReads.localDateTime(micros(value.atOffset(ZoneOffset.UTC)));
  }

  /** A date as a Java value; null for NULL. */
  public static @Nullable LocalDate localDate(ResultSet row, int position) throws SQLException {
    return row.getObject(position, LocalDate.class);
  }

  /** A time of day as a Java value; null for NULL. */
  public static @Nullable LocalTime localTime(ResultSet row, int position) throws SQLException {
    @Nullable LocalTime value = row.getObject(position, LocalTime.class);
    return value == null ? null : value.truncatedTo(ChronoUnit.MICROS);
  }

  /** A UUID as a Java value; null for NULL. */
  public static @Nullable UUID uuid(ResultSet row, int position) throws SQLException {
    @Nullable String value = row.getString(position);
    return value == null ? null : UUID.fromString(lower(value));
  }

  /**
   * A constant of an enum; null for NULL.
   *
   * @param constants all of them, in the order of declaration
   */
  public static <E extends Enum<E>> @Nullable E enumValue(
      ResultSet row, int position, EnumNames names, E[] constants) throws SQLException {
    @Nullable String value = row.getString(position);
    return value == null ? null : constants[index(names, value)];
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable Boolean value = bit(row, position);
    if (value == null) {
      throw FieldError.missing();
    }
    out.bool(value);
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable Boolean value = bit(row, position);
    if (value == null) {
      out.nullValue();
    } else {
      out.bool(value);
    }
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable Boolean value = bit(row, position);
    if (value == null) {
      throw FieldError.missing();
    }
    ((BitVector) vector).set(index, value ? 1 : 0);
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable Boolean value = bit(row, position);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, value ? 1 : 0);
    }
  }

  /** A decimal, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal(position);
    if (value == null) {
      throw FieldError.missing();
    }
    out.decimal(value, scale);
  }

  /** A decimal, at its column's scale, or null. */
  public static void decimalOrNull(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal(position);
    if (value == null) {
      out.nullValue();
    } else {
      out.decimal(value, scale);
    }
  }

  /** A decimal, at its column's scale. */
  public static void decimal(ResultSet row, int position, int scale, FieldVector vector, int index)
      throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal(position);
    if (value == null) {
      throw FieldError.missing();
    }
    VectorReads.decimal(value, scale, vector, index);
  }

  /** A decimal, at its column's scale, or null. */
  public static void decimalOrNull(
      ResultSet row, int position, int scale, FieldVector vector, int index) throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.decimal(value, scale, vector, index);
    }
  }

  /** A string. */
  public static void string(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    out.string(value);
  }

  /** A string, or null. */
  public static void stringOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      out.nullValue();
    } else {
      out.string(value);
    }
  }

  /** A string. */
  public static void string(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    text(value, vector, index);
  }

  /** A string, or null. */
  public static void stringOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      text(value, vector, index);
    }
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    out.instant(micros(value));
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    if (value == null) {
      out.nullValue();
    } else {
      out.instant(micros(value));
    }
  }

  /** A moment. */
  public static void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    VectorReads.moment(micros(value), vector, index);
  }

  /** A moment, or null. */
  public static void instantOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.moment(micros(value), vector, index);
    }
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable LocalDateTime value = row.getObject(position, LocalDateTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    out.localDateTime(micros(value.atOffset(ZoneOffset.UTC)));
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    @Nullable LocalDateTime value = row.getObject(position, LocalDateTime.class);
    if (value == null) {
      out.nullValue();
    } else {
      out.localDateTime(micros(value.atOffset(ZoneOffset.UTC)));
    }
  }

  /** A date and time. */
  public static void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalDateTime value = row.getObject(position, LocalDateTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    VectorReads.moment(micros(value.atOffset(ZoneOffset.UTC)), vector, index);
  }

  /** A date and time, or null. */
  public static void localDateTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalDateTime value = row.getObject(position, LocalDateTime.class);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.moment(micros(value.atOffset(ZoneOffset.UTC)), vector, index);
    }
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable LocalDate value = row.getObject(position, LocalDate.class);
    if (value == null) {
      throw FieldError.missing();
    }
    out.localDate((int) value.toEpochDay());
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    @Nullable LocalDate value = row.getObject(position, LocalDate.class);
    if (value == null) {
      out.nullValue();
    } else {
      out.localDate((int) value.toEpochDay());
    }
  }

  /** A date. */
  public static void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalDate value = row.getObject(position, LocalDate.class);
    if (value == null) {
      throw FieldError.missing();
    }
    ((DateDayVector) vector).set(index, (int) value.toEpochDay());
  }

  /** A date, or null. */
  public static void localDateOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalDate value = row.getObject(position, LocalDate.class);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((DateDayVector) vector).set(index, (int) value.toEpochDay());
    }
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable LocalTime value = row.getObject(position, LocalTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    out.localTime(value.toNanoOfDay() / NANOS_OF_MICRO);
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, JsonSink out)
      throws SQLException {
    @Nullable LocalTime value = row.getObject(position, LocalTime.class);
    if (value == null) {
      out.nullValue();
    } else {
      out.localTime(value.toNanoOfDay() / NANOS_OF_MICRO);
    }
  }

  /** A time of day. */
  public static void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalTime value = row.getObject(position, LocalTime.class);
    if (value == null) {
      throw FieldError.missing();
    }
    ((TimeMicroVector) vector).set(index, value.toNanoOfDay() / NANOS_OF_MICRO);
  }

  /** A time of day, or null. */
  public static void localTimeOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable LocalTime value = row.getObject(position, LocalTime.class);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((TimeMicroVector) vector).set(index, value.toNanoOfDay() / NANOS_OF_MICRO);
    }
  }

  /** A UUID. */
  public static void uuid(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    out.string(lower(value));
  }

  /** A UUID, or null. */
  public static void uuidOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      out.nullValue();
    } else {
      out.string(lower(value));
    }
  }

  /** A UUID. */
  public static void uuid(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    text(lower(value), vector, index);
  }

  /** A UUID, or null. */
  public static void uuidOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      text(lower(value), vector, index);
    }
  }

  /** The name of an enum's value. */
  public static void enumValue(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    out.raw(names.json(index(names, value)));
  }

  /** The name of an enum's value, or null. */
  public static void enumValueOrNull(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      out.nullValue();
    } else {
      out.raw(names.json(index(names, value)));
    }
  }

  /** The name of an enum's value. */
  public static void enumValue(
      ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    ((IntVector) vector).set(index, index(names, value));
  }

  /** The name of an enum's value, or null. */
  public static void enumValueOrNull(
      ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      ((IntVector) vector).set(index, index(names, value));
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    json(value, out);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      out.nullValue();
    } else {
      json(value, out);
    }
  }

  /** A JSON document, in its canonical form. */
  public static void json(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    VectorReads.json(utf8(value), vector, index);
  }

  /** A JSON document, in its canonical form, or null. */
  public static void jsonOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      VectorReads.json(utf8(value), vector, index);
    }
  }

  /** A list. */
  public static void list(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    TextList.write(utf8(value), element, out);
  }

  /** A list, or null. */
  public static void listOrNull(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      out.nullValue();
    } else {
      TextList.write(utf8(value), element, out);
    }
  }

  /** A list. */
  public static void list(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      throw FieldError.missing();
    }
    TextList.write(utf8(value), element, (ListVector) vector, index);
  }

  /** A list, or null. */
  public static void listOrNull(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    @Nullable String value = row.getString(position);
    if (value == null) {
      vector.setNull(index);
    } else {
      TextList.write(utf8(value), element, (ListVector) vector, index);
    }
  }

  private static @Nullable Boolean bit(ResultSet row, int position) throws SQLException {
    boolean value = row.getBoolean(position);
    return row.wasNull() ? null : Boolean.valueOf(value);
  }

  private static byte[] utf8(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static void text(String value, FieldVector vector, int index) {
    byte[] utf8 = utf8(value);
    VectorReads.text(utf8, 0, utf8.length, vector, index);
  }

  private static void json(String value, JsonSink out) {
    byte[] utf8 = utf8(value);
    out.json(utf8, 0, utf8.length);
  }

  private static String lower(String uuid) {
    byte[] text = utf8(uuid);
    return new String(Wire.uuid(text, 0, text.length), StandardCharsets.US_ASCII);
  }

  private static int index(EnumNames names, String value) {
    byte[] utf8 = utf8(value);
    return names.index(utf8, 0, utf8.length);
  }

  private static long micros(OffsetDateTime value) {
    return value.toEpochSecond() * 1_000_000 + value.getNano() / NANOS_OF_MICRO;
  }
}
