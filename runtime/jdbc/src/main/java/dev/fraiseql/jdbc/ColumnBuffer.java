package dev.fraiseql.jdbc;

import dev.fraiseql.contract.convert.JavaValues;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of some rows to be written, in arrays that are filled again for the next
 * rows. For one thread.
 */
public final class ColumnBuffer {
  /** The most digits of a decimal whose unscaled value always fits into a {@code long}. */
  private static final int DIGITS_OF_LONG = 18;

  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final int FIRST_BYTES = 16;

  private final ValueType type;
  private final Storage storage;
  private final boolean[] nulls;
  private long[] longs = {};
  private double[] doubles = {};
  private @Nullable Object[] objects = {};
  private int[] ends = {};
  private byte[] bytes = {};

  /** In which array the values are. */
  public enum Storage {
    /**
     * Integers, booleans as 0 and 1, the unscaled values of decimals of at most 18 digits,
     * microseconds since 1970 or midnight, days since 1970, durations in the units of their type.
     */
    LONGS,
    /** Numbers of 32 or 64 bits. */
    DOUBLES,
    /** Texts in UTF-8 and bytes, one after the other. They are set in the order of the rows. */
    BYTES,
    /** Instances of the class that the scalar names, or lists of such. */
    OBJECTS
  }

  /**
   * An empty buffer.
   *
   * @param type of the values
   * @param capacity the maximum number of rows
   */
  public ColumnBuffer(ValueType type, int capacity) {
    this.type = type;
    storage = storage(type);
    nulls = new boolean[capacity];
    switch (storage) {
      case LONGS -> longs = new long[capacity];
      case DOUBLES -> doubles = new double[capacity];
      case OBJECTS -> objects = new Object[capacity];
      case BYTES -> {
        ends = new int[capacity];
        bytes = new byte[capacity * FIRST_BYTES];
      }
    }
  }

  /** Where the values of a type are kept. */
  public static Storage storage(ValueType type) {
    if (type.list()) {
      return Storage.OBJECTS;
    }
    return switch (type.scalar()) {
      case BYTE,
          SHORT,
          INT,
          LONG,
          BOOLEAN,
          INSTANT,
          LOCAL_DATE_TIME,
          LOCAL_DATE,
          LOCAL_TIME,
          DURATION ->
          Storage.LONGS;
      case DECIMAL -> type.precision() <= DIGITS_OF_LONG ? Storage.LONGS : Storage.OBJECTS;
      case FLOAT, DOUBLE -> Storage.DOUBLES;
      case STRING, ENUM, JSON, BYTES -> Storage.BYTES;
      case UUID -> Storage.OBJECTS;
    };
  }

  /** The type of the values. */
  public ValueType type() {
    return type;
  }

  /** Where the values are kept. */
  public Storage storage() {
    return storage;
  }

  /** Whether the value of a row is null. */
  public boolean isNull(int row) {
    return nulls[row];
  }

  /** A value of {@link Storage#LONGS}. */
  public long int64(int row) {
    return longs[row];
  }

  /** A value of {@link Storage#DOUBLES}. */
  public double float64(int row) {
    return doubles[row];
  }

  /** A value of {@link Storage#OBJECTS}. */
  public Object object(int row) {
    return Objects.requireNonNull(objects[row]);
  }

  /** All values of {@link Storage#BYTES}, one after the other. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the bytes of a row begin in {@link #bytes()}. */
  public int from(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** Where the bytes of a row end in {@link #bytes()}. */
  public int to(int row) {
    return ends[row];
  }

  /** Sets the value of a row to null. */
  public void setNull(int row) {
    nulls[row] = true;
    if (storage == Storage.BYTES) {
      ends[row] = from(row);
    }
  }

  /** Sets a value of {@link Storage#LONGS}. */
  public void set(int row, long value) {
    nulls[row] = false;
    longs[row] = value;
  }

  /** Sets a value of {@link Storage#DOUBLES}. */
  public void set(int row, double value) {
    nulls[row] = false;
    doubles[row] = value;
  }

  /**
   * Makes room for a value of {@link Storage#BYTES}.
   *
   * @return where in {@link #bytes()} it begins
   */
  public int allocate(int row, int length) {
    nulls[row] = false;
    int from = from(row);
    int end = Math.addExact(from, length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * end)));
    }
    ends[row] = end;
    return from;
  }

  /** Sets the value of a row to that of a row of another buffer of the same type. */
  public void copy(int row, ColumnBuffer other, int otherRow) {
    if (other.nulls[otherRow]) {
      setNull(row);
      return;
    }
    switch (storage) {
      case LONGS -> set(row, other.longs[otherRow]);
      case DOUBLES -> set(row, other.doubles[otherRow]);
      case OBJECTS -> setValue(row, other.object(otherRow));
      case BYTES -> {
        int from = other.from(otherRow);
        int length = other.ends[otherRow] - from;
        int at = allocate(row, length);
        System.arraycopy(other.bytes, from, bytes, at, length);
      }
    }
  }

  private void set(int row, byte[] value) {
    int from = allocate(row, value.length);
    System.arraycopy(value, 0, bytes, from, value.length);
  }

  /**
   * Sets a value.
   *
   * @param value of the class that the scalar's {@link
   *     dev.fraiseql.contract.model.Scalar#valueClass()} names, or a list of such
   */
  public void setValue(int row, Object value) {
    switch (storage) {
      case OBJECTS -> {
        nulls[row] = false;
        objects[row] = value;
      }
      case DOUBLES -> set(row, ((Double) value).doubleValue());
      case BYTES ->
          set(
              row,
              value instanceof String text
                  ? text.getBytes(StandardCharsets.UTF_8)
                  : (byte[]) value);
      case LONGS -> set(row, toLong(value));
    }
  }

  private long toLong(Object value) {
    return switch (value) {
      case Long number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case BigDecimal decimal -> decimal.setScale(type.scale()).unscaledValue().longValueExact();
      case Instant moment -> micros(moment);
      case LocalDateTime local -> micros(local.toInstant(ZoneOffset.UTC));
      case LocalDate day -> day.toEpochDay();
      case LocalTime time -> time.toNanoOfDay() / 1000;
      case Duration duration -> DurationUnits.of(duration, type.scale());
      default -> throw new IllegalArgumentException(value.getClass() + " is no value of " + type);
    };
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * MICROS_OF_SECOND + moment.getNano() / 1000;
  }

  /**
   * The value of a row.
   *
   * @return of the class that the scalar names, or a list of such; null for null
   */
  public @Nullable Object value(int row) {
    if (nulls[row]) {
      return null;
    }
    return switch (storage) {
      case OBJECTS -> objects[row];
      case DOUBLES -> doubles[row];
      case BYTES -> ofBytes(row);
      case LONGS -> ofLong(longs[row]);
    };
  }

  private Object ofBytes(int row) {
    int from = from(row);
    return switch (type.scalar()) {
      case BYTES -> Arrays.copyOfRange(bytes, from, ends[row]);
      default -> new String(bytes, from, ends[row] - from, StandardCharsets.UTF_8);
    };
  }

  private @Nullable Object ofLong(long value) {
    return switch (type.scalar()) {
      case BOOLEAN -> value != 0;
      case DECIMAL -> new BigDecimal(BigInteger.valueOf(value), type.scale());
      case INSTANT -> JavaValues.instant(value, false);
      case LOCAL_DATE_TIME -> JavaValues.localDateTime(value, false);
      case LOCAL_DATE -> JavaValues.localDate((int) value, false);
      case LOCAL_TIME -> JavaValues.localTime(value, false);
      case DURATION -> JavaValues.duration(value, type.scale(), false);
      default -> value;
    };
  }
}
