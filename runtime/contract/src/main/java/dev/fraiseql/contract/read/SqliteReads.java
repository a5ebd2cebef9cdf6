package dev.fraiseql.contract.read;

import static dev.fraiseql.contract.read.JsonReads.present;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads of SQLite's own: booleans are numbers, short decimals are numbers too, lists are JSON
 * arrays.
 *
 * <p>{@code wasNull} is asked for zeros only, because NULL reads as zero and asking is a call into
 * the library.
 */
public final class SqliteReads {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /**
   * Fifteen digits survive the way through a double; a larger count of units is not one of them.
   */
  private static final double EXACT = 1e15;

  private SqliteReads() {}

  /** Whether the value is NULL, whatever its type. */
  public static boolean isNull(ResultSet row, int position) throws SQLException {
    return row.getLong(position) == 0 && row.wasNull();
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

  /** A boolean. */
  public static void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    out.bool(value != 0);
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
  public static void boolOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    long value = row.getLong(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, value == 0 ? 0 : 1);
    }
  }

  /**
   * A decimal of at most 15 digits, at its column's scale, as a Java value; null for NULL. Longer
   * ones are kept as text: {@link JavaReads#decimal}.
   */
  public static @Nullable BigDecimal decimal(ResultSet row, int position, int scale)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      return null;
    }
    double count = value * POWERS[scale];
    return Math.abs(count) < EXACT
        ? BigDecimal.valueOf(Math.round(count), scale)
        : exact(value).setScale(scale, RoundingMode.HALF_UP);
  }

  /**
   * A decimal of at most 15 digits, at its column's scale. Longer ones are kept as text: {@link
   * JsonReads#decimal}.
   */
  public static void decimal(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    decimal(value, scale, out);
  }

  /** A decimal of at most 15 digits, at its column's scale, or null. */
  public static void decimalOrNull(ResultSet row, int position, int scale, JsonSink out)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      out.nullValue();
    } else {
      decimal(value, scale, out);
    }
  }

  /**
   * A decimal of at most 15 digits, at its column's scale. Longer ones are kept as text: {@link
   * VectorReads#decimal}.
   */
  public static void decimal(ResultSet row, int position, int scale, FieldVector vector, int index)
      throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      throw FieldError.missing();
    }
    decimal(value, scale, (DecimalVector) vector, index);
  }

  /** A decimal of at most 15 digits, at its column's scale, or null. */
  public static void decimalOrNull(
      ResultSet row, int position, int scale, FieldVector vector, int index) throws SQLException {
    double value = row.getDouble(position);
    if (value == 0 && row.wasNull()) {
      vector.setNull(index);
    } else {
      decimal(value, scale, (DecimalVector) vector, index);
    }
  }

  /** A list. */
  public static void list(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    TextList.write(present(row, position), element, out);
  }

  /** A list, or null. */
  public static void listOrNull(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    byte[] text = row.getBytes(position);
    if (text == null) {
      out.nullValue();
    } else {
      TextList.write(text, element, out);
    }
  }

  /** A list. */
  public static void list(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    TextList.write(present(row, position), element, (ListVector) vector, index);
  }

  /** A list, or null. */
  public static void listOrNull(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    byte[] text = row.getBytes(position);
    if (text == null) {
      vector.setNull(index);
    } else {
      TextList.write(text, element, (ListVector) vector, index);
    }
  }

  private static void decimal(double value, int scale, JsonSink out) {
    double count = value * POWERS[scale];
    if (Math.abs(count) < EXACT) {
      out.decimal(Math.round(count), scale);
    } else {
      out.decimal(exact(value), scale);
    }
  }

  private static void decimal(double value, int scale, DecimalVector vector, int index) {
    double count = value * POWERS[scale];
    if (Math.abs(count) < EXACT) {
      vector.set(index, Math.round(count));
    } else {
      VectorReads.decimal(exact(value), vector, index);
    }
  }

  /** A number of more digits than the column is said to have, by its shortest decimal. */
  private static BigDecimal exact(double value) {
    if (!Double.isFinite(value)) {
      throw new FieldError("A number that is infinite or not a number cannot be written.");
    }
    return BigDecimal.valueOf(value);
  }
}
