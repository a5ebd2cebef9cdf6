package dev.fraiseql.server.flightsql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value out of a vector as JSON has it: numbers as they are, everything else as GraphQL
 * writes it.
 *
 * @param place what to call the value in an error
 * @param dictionaries of the vectors that have one
 */
record ParameterValue(String place, DictionaryProvider dictionaries) {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int UUID_BYTES = 16;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /**
   * The value; null if it is.
   *
   * @throws RequestException BAD_USER_INPUT if no parameter has values of that type
   */
  @Nullable Object read(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    DictionaryEncoding encoding = vector.getField().getDictionary();
    return encoding == null ? value(vector, row) : decoded(vector, row, encoding);
  }

  private @Nullable Object decoded(FieldVector vector, int row, DictionaryEncoding encoding) {
    Dictionary dictionary = dictionaries.lookup(encoding.getId());
    long index = integer(vector, row).longValueExact();
    if (dictionary == null || index < 0 || index >= dictionary.getVector().getValueCount()) {
      throw wrong("refers to a value that its dictionary has not");
    }
    return read(dictionary.getVector(), (int) index);
  }

  private Object value(FieldVector vector, int row) {
    return switch (vector.getField().getType()) {
      case ArrowType.Int type -> number(integer(vector, row));
      case ArrowType.FloatingPoint type -> floating(vector, row);
      case ArrowType.Decimal type -> decimal(vector, row);
      case ArrowType.Utf8 type -> String.valueOf(vector.getObject(row));
      case ArrowType.LargeUtf8 type -> String.valueOf(vector.getObject(row));
      case ArrowType.Bool type -> ((BitVector) vector).get(row) == 1;
      case ArrowType.Date type -> date(raw(vector, row), type.getUnit());
      case ArrowType.Timestamp type ->
          moment(raw(vector, row), type.getUnit()) + (type.getTimezone() == null ? "" : "Z");
      case ArrowType.Time type -> time(raw(vector, row), type.getUnit());
      case ArrowType.Duration type -> duration((DurationVector) vector, row);
      case ArrowType.Binary type -> base64(vector, row);
      case ArrowType.LargeBinary type -> base64(vector, row);
      case ArrowType.FixedSizeBinary type -> fixed(vector, row);
      case ArrowType.List type -> {
        ListVector list = (ListVector) vector;
        yield items(
            list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
      }
      case ArrowType.LargeList type -> {
        LargeListVector list = (LargeListVector) vector;
        yield items(
            list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
      }
      case ArrowType.Struct type -> object((StructVector) vector, row);
      default -> throw wrong("is of the type " + vector.getField().getType() + ", which none has");
    };
  }

  /** What a vector of fixed width has at a row: an integer of 32 or 64 bits. */
  private static long raw(FieldVector vector, int row) {
    return isWide(vector)
        ? vector.getDataBuffer().getLong((long) row * Long.BYTES)
        : vector.getDataBuffer().getInt((long) row * Integer.BYTES);
  }

  private static boolean isWide(FieldVector vector) {
    return switch (vector.getField().getType()) {
      case ArrowType.Date date -> date.getUnit() == DateUnit.MILLISECOND;
      case ArrowType.Time time -> time.getBitWidth() == Long.SIZE;
      default -> true;
    };
  }

  private static BigInteger integer(FieldVector vector, int row) {
    Object value = vector instanceof UInt8Vector wide ? wide.getObjectNoOverflow(row) : null;
    if (value == null) {
      value = vector.getObject(row);
    }
    boolean unsigned =
        vector.getField().getType() instanceof ArrowType.Int type && !type.getIsSigned();
    return switch (value) {
      case BigInteger big -> big;
      case Character two -> BigInteger.valueOf(two);
      case Byte one -> BigInteger.valueOf(unsigned ? Byte.toUnsignedInt(one) : one);
      case Integer four -> BigInteger.valueOf(unsigned ? Integer.toUnsignedLong(four) : four);
      default -> BigInteger.valueOf(((Number) value).longValue());
    };
  }

  private static Object number(BigInteger integer) {
    return integer.bitLength() < Long.SIZE ? (Object) integer.longValueExact() : integer;
  }

  private Object floating(FieldVector vector, int row) {
    return switch (vector) {
      case Float8Vector wide when Double.isFinite(wide.get(row)) ->
          BigDecimal.valueOf(wide.get(row));
      case Float4Vector narrow when Float.isFinite(narrow.get(row)) ->
          new BigDecimal(Float.toString(narrow.get(row)));
      case Float8Vector wide -> throw wrong("is no finite number");
      case Float4Vector narrow -> throw wrong("is no finite number");
      default -> throw wrong("is a number of 16 bits, which no parameter has");
    };
  }

  private Object decimal(FieldVector vector, int row) {
    return switch (vector) {
      case DecimalVector narrow -> narrow.getObjectNotNull(row);
      case Decimal256Vector wide -> wide.getObjectNotNull(row);
      default -> throw wrong("is a decimal of fewer than 128 bits, which no parameter has");
    };
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

  private static String duration(DurationVector vector, int row) {
    Duration duration = vector.getObject(row);
    return duration.toString();
  }

  private static String base64(FieldVector vector, int row) {
    return Base64.getEncoder().encodeToString((byte[]) vector.getObject(row));
  }

  private static String fixed(FieldVector vector, int row) {
    byte[] bytes = (byte[]) vector.getObject(row);
    String extension =
        vector.getField().getMetadata().get(ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME);
    if ("arrow.uuid".equals(extension) && bytes.length == UUID_BYTES) {
      ByteBuffer halves = ByteBuffer.wrap(bytes);
      return new UUID(halves.getLong(), halves.getLong()).toString();
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  private List<@Nullable Object> items(FieldVector items, long from, long to) {
    List<@Nullable Object> list = new ArrayList<>();
    for (long i = from; i < to; i++) {
      list.add(read(items, (int) i));
    }
    return list;
  }

  private Map<String, @Nullable Object> object(StructVector vector, int row) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (FieldVector child : vector.getChildrenFromFields()) {
      object.put(child.getName(), read(child, row));
    }
    return object;
  }

  private RequestException wrong(String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + " " + problem + ".");
  }
}
