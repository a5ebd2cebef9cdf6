package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.bind.Coercion;
import java.util.Objects;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the values of a column are read: without an object for each where the types of Arrow
 * and of the column allow that. What a fast reader does not accept, is read again by {@link
 * AnyValueReader}, which has the error messages.
 */
final class ValueReaders {
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  /** The first and the last day that all databases can store: years 1 to 9999. */
  private static final long FIRST_DAY = -719_162;

  private static final long LAST_DAY = 2_932_896;
  private static final long FIRST_MICRO = FIRST_DAY * MICROS_OF_DAY;
  private static final long END_MICRO = (LAST_DAY + 1) * MICROS_OF_DAY;
  private static final int DIGITS_OF_LONG = 18;

  private ValueReaders() {}

  /** A reader of the values of a column. */
  static ValueReader of(ArrowType arrow, Column column, Coercion coercion) {
    ValueReader any = new AnyValueReader(column, coercion);
    ValueType type = column.type();
    if (type.list() || type.custom() != null) {
      return any;
    }
    @Nullable ValueReader fast =
        switch (type.scalar()) {
          case BYTE -> integer(arrow, Byte.MIN_VALUE, Byte.MAX_VALUE, any);
          case SHORT -> integer(arrow, Short.MIN_VALUE, Short.MAX_VALUE, any);
          case INT -> integer(arrow, Integer.MIN_VALUE, Integer.MAX_VALUE, any);
          case LONG -> integer(arrow, Long.MIN_VALUE, Long.MAX_VALUE, any);
          case FLOAT -> floating(arrow, Float.MAX_VALUE, any);
          case DOUBLE -> floating(arrow, Double.MAX_VALUE, any);
          case DECIMAL -> decimal(arrow, type, any);
          case BOOLEAN -> bool(arrow);
          case INSTANT, LOCAL_DATE_TIME -> moment(arrow, any);
          case LOCAL_DATE -> date(arrow, any);
          case STRING -> ArrowTypes.isText(arrow) ? new TextReader(column, any) : null;
          case BYTES -> ArrowTypes.isBytes(arrow) ? ValueReaders::bytes : null;
          default -> null;
        };
    return fast == null ? any : fast;
  }

  private static @Nullable ValueReader integer(
      ArrowType arrow, long min, long max, ValueReader any) {
    if (!(arrow instanceof ArrowType.Int type)
        || (type.getBitWidth() > 32 && !type.getIsSigned())) {
      return null;
    }
    int bytes = ClientColumn.width(type);
    long mask = type.getIsSigned() || bytes == Long.BYTES ? -1 : (1L << (bytes * Byte.SIZE)) - 1;
    return (from, row, into, at) -> {
      long value = from.integer(row, bytes) & mask;
      if (value < min || value > max) {
        return any.read(from, row, into, at);
      }
      into.set(at, value);
      return null;
    };
  }

  private static @Nullable ValueReader floating(ArrowType arrow, double max, ValueReader any) {
    if (!(arrow instanceof ArrowType.FloatingPoint type)
        || type.getPrecision() == FloatingPointPrecision.HALF) {
      return null;
    }
    boolean single = type.getPrecision() == FloatingPointPrecision.SINGLE;
    return (from, row, into, at) -> {
      double value = single ? from.singleFloat(row) : from.doubleFloat(row);
      if (!(Math.abs(value) <= max)) {
        return any.read(from, row, into, at);
      }
      into.set(at, value + 0.0); // negative zero becomes zero
      return null;
    };
  }

  /** Decimals of at most 18 digits: as many as a long can have. */
  private static @Nullable ValueReader decimal(ArrowType arrow, ValueType type, ValueReader any) {
    if (!(arrow instanceof ArrowType.Decimal given)
        || given.getBitWidth() != 128
        || ColumnBuffer.storage(type) != ColumnBuffer.Storage.LONGS
        || Math.abs(given.getScale() - type.scale()) > DIGITS_OF_LONG) {
      return null;
    }
    int more = type.scale() - given.getScale();
    long factor = powerOfTen(Math.abs(more));
    long limit = powerOfTen(type.precision());
    return (from, row, into, at) -> {
      long low = from.buffers().getFirst().getLong(row * 16);
      long high = from.buffers().getFirst().getLong(row * 16 + 8);
      if (high != low >> 63) {
        return any.read(from, row, into, at);
      }
      long value = more >= 0 ? low * factor : low / factor;
      boolean exact =
          more >= 0 ? Math.multiplyHigh(low, factor) == value >> 63 : value * factor == low;
      if (!exact || value >= limit || value <= -limit) {
        return any.read(from, row, into, at);
      }
      into.set(at, value);
      return null;
    };
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static @Nullable ValueReader bool(ArrowType arrow) {
    return arrow instanceof ArrowType.Bool
        ? (from, row, into, at) -> {
          into.set(at, from.bit(row) ? 1 : 0);
          return null;
        }
        : null;
  }

  private static @Nullable ValueReader moment(ArrowType arrow, ValueReader any) {
    if (!(arrow instanceof ArrowType.Timestamp type)) {
      return null;
    }
    long factor = type.getUnit() == TimeUnit.SECOND ? 1_000_000 : 1_000;
    return switch (type.getUnit()) {
      case SECOND, MILLISECOND ->
          (from, row, into, at) -> {
            long count = from.integer(row, Long.BYTES);
            boolean fits = count >= FIRST_MICRO / factor && count < END_MICRO / factor;
            return fits ? set(into, at, count * factor) : any.read(from, row, into, at);
          };
      case MICROSECOND ->
          (from, row, into, at) -> {
            long count = from.integer(row, Long.BYTES);
            boolean fits = count >= FIRST_MICRO && count < END_MICRO;
            return fits ? set(into, at, count) : any.read(from, row, into, at);
          };
      case NANOSECOND ->
          (from, row, into, at) -> {
            long count = from.integer(row, Long.BYTES);
            return count % 1000 == 0 ? set(into, at, count / 1000) : any.read(from, row, into, at);
          };
    };
  }

  private static @Nullable String set(ColumnBuffer into, int at, long value) {
    into.set(at, value);
    return null;
  }

  private static @Nullable ValueReader date(ArrowType arrow, ValueReader any) {
    return arrow instanceof ArrowType.Date type && type.getUnit() == DateUnit.DAY
        ? (from, row, into, at) -> {
          long day = from.integer(row, Integer.BYTES);
          return day >= FIRST_DAY && day <= LAST_DAY
              ? set(into, at, day)
              : any.read(from, row, into, at);
        }
        : null;
  }

  private static @Nullable String bytes(ClientColumn from, int row, ColumnBuffer into, int at) {
    int length = from.byteLength(row);
    int begin = into.allocate(at, length);
    from.copyBytes(row, into.bytes(), begin, length);
    return null;
  }

  /** Reads texts as bytes. Those that are not plain ASCII, or too long, are read again. */
  private record TextReader(Column column, ValueReader any) implements ValueReader {
    @Override
    public @Nullable String read(ClientColumn from, int row, ColumnBuffer into, int at) {
      int length = from.byteLength(row);
      int begin = into.allocate(at, length);
      byte[] bytes = Objects.requireNonNull(into.bytes());
      from.copyBytes(row, bytes, begin, length);
      boolean plain = column.length() == 0 || length <= column.length();
      for (int i = begin; plain && i < begin + length; i++) {
        plain = bytes[i] > 0;
      }
      return plain ? null : any.read(from, row, into, at);
    }
  }
}
