package dev.fraiseql.contract.read;

import static dev.fraiseql.contract.read.JsonReads.within;

import dev.fraiseql.contract.json.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * Reads the value at a position of the current row as the Java value that a method of the author's
 * takes, null for NULL: what every database has in common. {@link SqliteReads}, {@link
 * PostgresReads}, {@link MysqlReads} and {@link SqlServerReads} have the rest.
 *
 * <p>Each method throws a {@link FieldError} for a value that the type cannot have.
 */
public final class JavaReads {
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final long NANOS_OF_MICRO = 1_000;

  private JavaReads() {}

  /**
   * A value that must be there.
   *
   * @throws FieldError if it is null
   */
  public static <T> T required(@Nullable T value) {
    if (value == null) {
      throw FieldError.missing();
    }
    return value;
  }

  /** A whole number of 8 bits. */
  public static @Nullable Byte int8(ResultSet row, int position) throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull())
        ? null
        : (Byte) (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** A whole number of 16 bits. */
  public static @Nullable Short int16(ResultSet row, int position) throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull())
        ? null
        : (Short) (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** A whole number of 32 bits. */
  public static @Nullable Integer int32(ResultSet row, int position) throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull())
        ? null
        : (Integer) (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number. */
  public static @Nullable Long int64(ResultSet row, int position) throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull()) ? null : (Long) value;
  }

  /** A single-precision number. */
  public static @Nullable Float float32(ResultSet row, int position) throws SQLException {
    float value = row.getFloat(position);
    return (value == 0 && row.wasNull()) ? null : (Float) (value + 0.0f);
  }

  /** A double-precision number. */
  public static @Nullable Double float64(ResultSet row, int position) throws SQLException {
    double value = row.getDouble(position);
    return (value == 0 && row.wasNull()) ? null : (Double) (value + 0.0);
  }

  /** A decimal kept as a numeric or as text, at its column's scale. */
  public static @Nullable BigDecimal decimal(ResultSet row, int position, int scale)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : decimal(wire, scale);
  }

  static BigDecimal decimal(byte[] wire, int scale) {
    return decimal(wire, 0, wire.length, scale);
  }

  static BigDecimal decimal(byte[] wire, int from, int length, int scale) {
    long unscaled = DecimalWire.unscaled(wire, from, length, scale);
    return unscaled == DecimalWire.NO_LONG
        ? DecimalWire.exact(wire, from, length).setScale(scale, RoundingMode.HALF_UP)
        : BigDecimal.valueOf(unscaled, scale);
  }

  /** A string. */
  public static @Nullable String string(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : new String(wire, StandardCharsets.UTF_8);
  }

  /** A moment. */
  public static @Nullable Instant instant(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : instant(TemporalWire.epochMicros(wire, 0, wire.length));
  }

  static Instant instant(long epochMicros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochMicros, MICROS_OF_SECOND),
        Math.floorMod(epochMicros, MICROS_OF_SECOND) * NANOS_OF_MICRO);
  }

  /** A moment as a date and time in UTC. */
  public static @Nullable OffsetDateTime inUtc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** A date and time. */
  public static @Nullable LocalDateTime localDateTime(ResultSet row, int position)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : localDateTime(TemporalWire.epochMicros(wire, 0, wire.length));
  }

  static LocalDateTime localDateTime(long epochMicros) {
    return LocalDateTime.ofInstant(instant(epochMicros), ZoneOffset.UTC);
  }

  /** A date. */
  public static @Nullable LocalDate localDate(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : LocalDate.ofEpochDay(TemporalWire.epochDay(wire, 0, wire.length));
  }

  /** A time of day. */
  public static @Nullable LocalTime localTime(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : localTime(TemporalWire.microsOfDay(wire, 0, wire.length));
  }

  static LocalTime localTime(long microsOfDay) {
    return LocalTime.ofNanoOfDay(microsOfDay * NANOS_OF_MICRO);
  }

  /** A duration, counted in {@code 10^-scale} seconds. */
  public static @Nullable Duration duration(ResultSet row, int position, int scale)
      throws SQLException {
    long value = row.getLong(position);
    return (value == 0 && row.wasNull()) ? null : duration(value, scale);
  }

  static Duration duration(long value, int scale) {
    return switch (scale) {
      case 0 -> Duration.ofSeconds(value);
      case 3 -> Duration.ofMillis(value);
      default ->
          Duration.ofSeconds(
              Math.floorDiv(value, MICROS_OF_SECOND),
              Math.floorMod(value, MICROS_OF_SECOND) * NANOS_OF_MICRO);
    };
  }

  /** A UUID. */
  public static @Nullable UUID uuid(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      return null;
    }
    return wire.length == 2 * Long.BYTES
        ? new UUID(Wire.int64(wire, 0), Wire.int64(wire, Long.BYTES))
        : uuid(Wire.uuid(wire, 0, wire.length));
  }

  static UUID uuid(byte[] text) {
    return UUID.fromString(new String(text, StandardCharsets.US_ASCII));
  }

  /**
   * A constant of an enum.
   *
   * @param constants all of them, in the order of declaration
   */
  public static <E extends Enum<E>> @Nullable E enumValue(
      ResultSet row, int position, EnumNames names, E[] constants) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : constants[names.index(wire, 0, wire.length)];
  }

  /** Bytes. */
  public static byte @Nullable [] bytes(ResultSet row, int position) throws SQLException {
    return row.getBytes(position);
  }
}
