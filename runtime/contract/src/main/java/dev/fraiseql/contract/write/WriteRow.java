package dev.fraiseql.contract.write;

import dev.fraiseql.contract.model.TypeModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row to be written, by the index of their column in {@link TypeModel#columns()}.
 * A column can have a value, which may be null, or none. Not for use by several threads at once.
 */
public final class WriteRow {
  private static final Object ABSENT = new Object();

  private final @Nullable Object[] values;

  /**
   * A row without values.
   *
   * @param columns the number of columns of its type
   */
  public WriteRow(int columns) {
    values = new Object[columns];
    Arrays.fill(values, ABSENT);
  }

  /** Whether a column has a value, or null. */
  @SuppressWarnings("ReferenceEquality") // the one object that stands for no value
  public boolean has(int column) {
    return values[column] != ABSENT;
  }

  /** Whether a column has null. */
  public boolean isNull(int column) {
    return values[column] == null;
  }

  /** Whether one of several columns has a value that is not null. */
  public boolean hasValueAmong(int[] columns) {
    for (int column : columns) {
      if (hasValue(column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a column has a value that is not null. */
  public boolean hasValue(int column) {
    return has(column) && values[column] != null;
  }

  /**
   * The value of a column, of the class that its scalar's {@link
   * dev.fraiseql.contract.model.Scalar#valueClass()} names, or a {@code List} of such.
   *
   * @throws IllegalStateException if it has none
   */
  public @Nullable Object get(int column) {
    if (!has(column)) {
      throw new IllegalStateException("column " + column + " has no value");
    }
    return values[column];
  }

  /** Sets the value of a column. */
  public void set(int column, @Nullable Object value) {
    values[column] = value;
  }

  /** A row with the same values. */
  public WriteRow copy() {
    WriteRow copy = new WriteRow(values.length);
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  /** The number of columns of the type. */
  public int columns() {
    return values.length;
  }

  /** Whether no column has a value. */
  public boolean isEmpty() {
    for (int column = 0; column < values.length; column++) {
      if (has(column)) {
        return false;
      }
    }
    return true;
  }
}
