package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Keys stored in one array for each of their parts, so that whole numbers, the most common kind,
 * need no objects.
 */
public abstract class ColumnarKeys implements KeyBatch {
  private final int[] positions;
  private final List<ValueType> types;
  private final KeyReader[] readers;
  private final boolean[] whole;
  private final long[][] numbers;
  private final Object[][] objects;
  private int[] places = new int[16];
  private int size;
  private boolean ascending;

  /** Reads a part that is no whole number from a row. */
  @FunctionalInterface
  public interface KeyReader {
    /** The value at a position, from 1. */
    Object read(ResultSet row, int position) throws SQLException;
  }

  /** The reader of a part that is a whole number. */
  public static final KeyReader NUMBER = ResultSet::getLong;

  /**
   * An empty batch. One is made for every request, so this uses no streams.
   *
   * @param positions of the parts in the parents' rows
   * @param types of the parts
   * @param reader how to read a part of a type
   */
  protected ColumnarKeys(
      List<Integer> positions, List<ValueType> types, Function<ValueType, KeyReader> reader) {
    int parts = positions.size();
    this.types = types;
    this.positions = new int[parts];
    readers = new KeyReader[parts];
    whole = new boolean[parts];
    numbers = new long[parts][];
    objects = new Object[parts][];
    for (int part = 0; part < parts; part++) {
      this.positions[part] = positions.get(part);
      readers[part] = reader.apply(types.get(part));
      whole[part] = readers[part].equals(NUMBER);
      if (whole[part]) {
        numbers[part] = new long[places.length];
      } else {
        objects[part] = new Object[places.length];
      }
    }
    ascending = isSingleNumber();
  }

  /** A range of the parents of another batch. */
  protected ColumnarKeys(ColumnarKeys of, int first, int end) {
    Objects.checkFromToIndex(first, end, of.size);
    positions = of.positions;
    types = of.types;
    readers = of.readers;
    whole = of.whole;
    numbers = new long[readers.length][];
    objects = new Object[readers.length][];
    places = Arrays.copyOfRange(of.places, first, end);
    size = end - first;
    ascending = of.ascending;
    for (int part = 0; part < readers.length; part++) {
      if (isNumber(part)) {
        numbers[part] = Arrays.copyOfRange(of.numbers[part], first, end);
      } else {
        objects[part] = Arrays.copyOfRange(of.objects[part], first, end);
      }
    }
  }

  /** Whether a part of the keys is a whole number. */
  protected final boolean isNumber(int part) {
    return whole[part];
  }

  @Override
  public final void add(ResultSet row, int place) throws SQLException {
    if (size == places.length) {
      grow();
    }
    for (int part = 0; part < readers.length; part++) {
      if (isNumber(part)) {
        long number = row.getLong(positions[part]);
        numbers[part][size] = number;
        ascending &= size == 0 || numbers[part][size - 1] < number;
      } else {
        objects[part][size] = Objects.requireNonNull(readers[part].read(row, positions[part]));
      }
    }
    places[size++] = place;
  }

  @Override
  public final void add(List<Object> key, int place) {
    if (size == places.length) {
      grow();
    }
    for (int part = 0; part < readers.length; part++) {
      Object value = key.get(part);
      if (isNumber(part)) {
        long number = number(value, types.get(part));
        numbers[part][size] = number;
        ascending &= size == 0 || numbers[part][size - 1] < number;
      } else {
        objects[part][size] = bound(value);
      }
    }
    places[size++] = place;
  }

  private static long number(Object value, ValueType type) {
    return switch (value) {
      case Boolean truth -> truth ? 1 : 0;
      case Duration duration -> DurationUnits.of(duration, type.scale());
      default -> (Long) value;
    };
  }

  /** A part that is no number, as the reader of rows would give it. */
  protected Object bound(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case Instant moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
      default -> value.toString();
    };
  }

  private void grow() {
    int capacity = Math.max(16, size * 2);
    places = Arrays.copyOf(places, capacity);
    for (int part = 0; part < readers.length; part++) {
      if (isNumber(part)) {
        numbers[part] = Arrays.copyOf(numbers[part], capacity);
      } else {
        objects[part] = Arrays.copyOf(objects[part], capacity);
      }
    }
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final void truncate(int newSize) {
    size = newSize;
  }

  @Override
  public final int place(int ordinal) {
    return places[Objects.checkIndex(ordinal, size)];
  }

  @Override
  public final long bytes() {
    long bytes = 0;
    for (int part = 0; part < readers.length; part++) {
      bytes += 32L * size;
      for (int i = 0; i < size && !isNumber(part); i++) {
        bytes += StatementCall.text(objects[part][i].toString());
      }
    }
    return bytes;
  }

  @Override
  public final void clear() {
    size = 0;
    ascending = isSingleNumber();
  }

  private boolean isSingleNumber() {
    return whole.length == 1 && whole[0];
  }

  @Override
  public final boolean isAscending() {
    return ascending;
  }

  @Override
  public final int ordinal(long key, int from) {
    long[] keys = numbers[0];
    for (int ordinal = from; ordinal < size; ordinal++) {
      if (keys[ordinal] == key) {
        return ordinal;
      }
    }
    throw new IllegalStateException("a row belongs to none of the parents");
  }

  @Override
  public final long only(int part) {
    if (size != 1) {
      throw new IllegalStateException("a statement for one parent was given " + size);
    }
    return numbers[part][0];
  }

  /** How many parts each key has. */
  protected final int parts() {
    return readers.length;
  }

  /** One part of the key of one parent, a whole number. */
  protected final long number(int part, int ordinal) {
    return numbers[part][ordinal];
  }

  /** One part of the key of one parent that is no whole number. */
  protected final Object object(int part, int ordinal) {
    return objects[part][ordinal];
  }

  /** The numbers of one part, in the order of the parents. */
  protected final long[] numbers(int part) {
    return Arrays.copyOf(numbers[part], size);
  }

  /** The values of one part that is no number, in the order of the parents. */
  protected final <T> T[] objects(int part, Class<T[]> array) {
    return Arrays.copyOf(objects[part], size, array);
  }
}
