package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.contract.json.CivilDate;
import dev.fraiseql.contract.row.MysqlMicros;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.client.ColumnDecoder;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.DataType;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.MutableInt;
import org.mariadb.jdbc.plugin.Codec;

/**
 * A plug-in of the driver that reads dates and times as the server sends them. Found by the driver
 * through its service file; public because that asks for it.
 *
 * <p>In the binary format a date is a year (2 bytes, low byte first), a month and a day; a date and
 * time has an hour, a minute and a second after it if they are not all zero, and 4 bytes of
 * microseconds if those are not. A time is a sign, 4 bytes of days, an hour, a minute, a second
 * and, perhaps, microseconds.
 */
public final class MysqlMicrosCodec implements Codec<MysqlMicros> {
  private static final Set<DataType> TYPES =
      EnumSet.of(
          DataType.DATE, DataType.NEWDATE, DataType.DATETIME, DataType.TIMESTAMP, DataType.TIME);

  private static final Pattern TIME =
      Pattern.compile(
          "(?<sign>-)?(?<hour>\\d{2,3}):(?<minute>\\d\\d):(?<second>\\d\\d)(\\.(?<fraction>\\d+))?");

  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final long MICROS_OF_DAY = 86_400 * MICROS_OF_SECOND;
  private static final int SHORT_TIME = 8;

  /** For the driver. */
  public MysqlMicrosCodec() {}

  @Override
  public String className() {
    return MysqlMicros.class.getName();
  }

  @Override
  public boolean canDecode(ColumnDecoder column, Class<?> type) {
    return type == MysqlMicros.class && TYPES.contains(column.getType());
  }

  @Override
  public MysqlMicros decodeBinary(
      ReadableByteBuf buffer,
      MutableInt length,
      ColumnDecoder column,
      @Nullable Calendar calendar,
      Context context) {
    return column.getType() == DataType.TIME
        ? time(buffer, length.get())
        : dateTime(buffer, length.get());
  }

  private static MysqlMicros dateTime(ReadableByteBuf buffer, int length) {
    if (length < 4) {
      buffer.skip(length);
      return MysqlMicros.NONE;
    }
    int year = buffer.readUnsignedShort();
    int month = buffer.readByte();
    int day = buffer.readByte();
    long micros = length > 4 ? clock(buffer) : 0;
    if (length > 7) {
      micros += buffer.readUnsignedInt();
    }
    return CivilDate.exists(year, month, day)
        ? new MysqlMicros(CivilDate.epochDay(year, month, day) * MICROS_OF_DAY + micros)
        : MysqlMicros.NONE;
  }

  private static MysqlMicros time(ReadableByteBuf buffer, int length) {
    if (length < SHORT_TIME) {
      buffer.skip(length);
      return new MysqlMicros(0);
    }
    boolean negative = buffer.readByte() != 0;
    long micros = buffer.readUnsignedInt() * MICROS_OF_DAY + clock(buffer);
    if (length > SHORT_TIME) {
      micros += buffer.readUnsignedInt();
    }
    return new MysqlMicros(negative ? -micros : micros);
  }

  private static long clock(ReadableByteBuf buffer) {
    int hour = buffer.readByte();
    int minute = buffer.readByte();
    int second = buffer.readByte();
    return ((hour * 60L + minute) * 60 + second) * MICROS_OF_SECOND;
  }

  /**
   * For the text format, which the driver falls back to when the server refuses to prepare a
   * statement.
   */
  @Override
  public MysqlMicros decodeText(
      ReadableByteBuf buffer,
      MutableInt length,
      ColumnDecoder column,
      @Nullable Calendar calendar,
      Context context) {
    String text = buffer.readAscii(length.get());
    if (column.getType() == DataType.TIME) {
      return new MysqlMicros(ofTime(text));
    }
    try {
      LocalDateTime value =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T'));
      return new MysqlMicros(
          value.toEpochSecond(ZoneOffset.UTC) * MICROS_OF_SECOND
              + value.get(ChronoField.MICRO_OF_SECOND));
    } catch (DateTimeException e) {
      return MysqlMicros.NONE;
    }
  }

  private static long ofTime(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Long.MIN_VALUE;
    }
    long seconds =
        (Long.parseLong(parts.group("hour")) * 60 + Long.parseLong(parts.group("minute"))) * 60
            + Long.parseLong(parts.group("second"));
    String fraction = (Objects.requireNonNullElse(parts.group("fraction"), "") + "000000");
    long micros = seconds * MICROS_OF_SECOND + Long.parseLong(fraction.substring(0, 6));
    return parts.group("sign") == null ? micros : -micros;
  }

  /** Values are bound by the driver's own codecs. */
  @Override
  public boolean canEncode(Object value) {
    return false;
  }

  @Override
  public void encodeText(
      Writer encoder,
      Context context,
      Object value,
      @Nullable Calendar calendar,
      @Nullable Long length) {
    throw decodesOnly();
  }

  @Override
  public void encodeBinary(
      Writer encoder,
      Context context,
      Object value,
      @Nullable Calendar calendar,
      @Nullable Long length) {
    throw decodesOnly();
  }

  @Override
  public int getApproximateTextProtocolLength(Object value, @Nullable Long length) {
    throw decodesOnly();
  }

  /** Never thrown, since the driver asks {@link #canEncode} first. */
  private static UnsupportedOperationException decodesOnly() {
    return new UnsupportedOperationException("values are bound by the driver's own codecs");
  }

  @Override
  public int getBinaryEncodeType() {
    return DataType.DATETIME.get();
  }
}
