package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of a column in the Java type of a JSON value: numbers as numbers, everything else
 * as the text that GraphQL uses for it.
 *
 * @param place the name of the value in errors
 */
record ParameterValue(String place) {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int UUID_BYTES = 16;
  private static final int MAX_SCALE = 76;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Reads a value, which may be null.
   *
   * @throws RequestException BAD_USER_INPUT if no parameter can have such a value
   */
  @Nullable Object read(ClientColumn column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    ClientColumn dictionary = column.dictionary();
    return dictionary == null
        ? value(column, row)
        : read(dictionary, Math.toIntExact(column.integer(row)));
  }

  private Object value(ClientColumn column, int row) {
    return switch (column.type()) {
      case ArrowType.Int type -> integer(column, row, type);
      case ArrowType.FloatingPoint type -> floating(column, row, type);
      case ArrowType.Decimal type -> decimal(column, row, type);
      case ArrowType.Utf8 type -> text(column.variable(row, Integer.BYTES));
      case ArrowType.LargeUtf8 type -> text(column.variable(row, Long.BYTES));
      case ArrowType.Utf8View type -> text(column.view(row));
      case ArrowType.Bool type -> column.bit(row);
      case ArrowType.Date type -> date(column.integer(row), type.getUnit());
      case ArrowType.Timestamp type ->
          moment(column.integer(row), type.getUnit()) + (type.getTimezone() == null ? "" : "Z");
      case ArrowType.Time type -> time(column.integer(row), type.getUnit());
      case ArrowType.Duration type -> duration(column.integer(row), type.getUnit());
      case ArrowType.Binary type -> base64(column.variable(row, Integer.BYTES));
      case ArrowType.LargeBinary type -> base64(column.variable(row, Long.BYTES));
      case ArrowType.BinaryView type -> base64(column.view(row));
      case ArrowType.FixedSizeBinary type -> fixed(column, row);
      case ArrowType.List type ->
          items(column, column.offset(row, Integer.BYTES), column.offset(row + 1, Integer.BYTES));
      case ArrowType.LargeList type ->
          items(column, column.offset(row, Long.BYTES), column.offset(row + 1, Long.BYTES));
      case ArrowType.FixedSizeList type ->
          items(column, row * type.getListSize(), (row + 1) * type.getListSize());
      case ArrowType.Struct type -> object(column, row);
      default -> throw wrong("is of the type " + column.type() + ", which none has");
    };
  }

  private static Object integer(ClientColumn column, int row, ArrowType.Int type) {
    long value = column.integer(row);
    return value < 0 && !type.getIsSigned() ? unsigned(value) : (Object) value;
  }

  private static BigInteger unsigned(long value) {
    return BigInteger.valueOf(value).add(BigInteger.TWO.pow(Long.SIZE));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Object floating(ClientColumn column, int row, ArrowType.FloatingPoint type) {
    double value =
        switch (type.getPrecision()) {
          case HALF -> Float.float16ToFloat(column.halfFloat(row));
          case SINGLE -> column.singleFloat(row);
          case DOUBLE -> column.doubleFloat(row);
        };
    if (!Double.isFinite(value)) {
      throw wrong("is no finite number");
    }
    // The shortest decimal that identifies the value in the precision it was sent in.
    return switch (type.getPrecision()) {
      case HALF, SINGLE -> new BigDecimal(Float.toString((float) value));
      case DOUBLE -> BigDecimal.valueOf(value);
    };
  }

  private Object decimal(ClientColumn column, int row, ArrowType.Decimal type) {
    if (Math.abs((long) type.getScale()) > MAX_SCALE) {
      throw wrong("is a decimal of the scale " + type.getScale() + ", which none has");
    }
    return new BigDecimal(column.bigInteger(row), type.getScale());
  }

  private String date(long count, DateUnit unit) {
    long day = unit == DateUnit.DAY ? count : Math.floorDiv(count, DAY_MILLIS);
    try {
      return LocalDate.ofEpochDay(day).toString();
    } catch (DateTimeException e) {
      throw wrong("is no date of this calendar");
    }
  }

  private String moment(long count, TimeUnit unit) {
    long second = perSecond(unit);
    try {
      Instant moment =
          Instant.ofEpochSecond(Math.floorDiv(count, second))
              .plusNanos(Math.floorMod(count, second) * (perSecond(TimeUnit.NANOSECOND) / second));
      checkMicros(moment);
      return MOMENT.format(moment);
    } catch (DateTimeException e) {
      throw wrong("is no moment of this calendar");
    }
  }

  private String time(long count, TimeUnit unit) {
    long nanos = Math.multiplyHigh(count, perSecond(TimeUnit.NANOSECOND) / perSecond(unit));
    if (nanos != 0) {
      throw wrong("is no time of a day");
    }
    try {
      LocalTime time =
          LocalTime.ofNanoOfDay(count * (perSecond(TimeUnit.NANOSECOND) / perSecond(unit)));
      checkMicros(time);
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    } catch (DateTimeException e) {
      throw wrong("is no time of a day");
    }
  }

  private void checkMicros(TemporalAccessor moment) {
    if (moment.get(ChronoField.NANO_OF_SECOND) % 1000 != 0) {
      throw wrong("is finer than a microsecond, which no column is");
    }
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1;
      case MILLISECOND -> 1_000;
      case MICROSECOND -> 1_000_000;
      case NANOSECOND -> 1_000_000_000;
    };
  }

  private static String duration(long count, TimeUnit unit) {
    long second = perSecond(unit);
    return Duration.ofSeconds(
            Math.floorDiv(count, second),
            Math.floorMod(count, second) * (perSecond(TimeUnit.NANOSECOND) / second))
        .toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String fixed(ClientColumn column, int row) {
    byte[] bytes = column.fixed(row);
    String extension =
        column.field().getMetadata().get(ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME);
    if ("arrow.uuid".equals(extension) && bytes.length == UUID_BYTES) {
      ByteBuffer halves = ByteBuffer.wrap(bytes);
      return new UUID(halves.getLong(), halves.getLong()).toString();
    }
    return base64(bytes);
  }

  private List<@Nullable Object> items(ClientColumn list, int from, int to) {
    ClientColumn items = list.children().getFirst();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = from; i < to; i++) {
      values.add(read(items, i));
    }
    return values;
  }

  private Map<String, @Nullable Object> object(ClientColumn struct, int row) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (ClientColumn child : struct.children()) {
      object.put(child.field().getName(), read(child, row));
    }
    return object;
  }

  private RequestException wrong(String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + " " + problem + ".");
  }
}
