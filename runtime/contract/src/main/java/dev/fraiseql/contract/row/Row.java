package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonOutput;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, in the form in which one driver hands over values. Each method reads
 * the value at a position, from 1, as a primitive or in an object of {@code contract.value} that
 * the next read fills again, so that reading allocates nothing.
 *
 * <p>A read of NULL gives zero, false or no bytes. Ask {@link #required} or {@link #nullable}
 * behind each read, as in {@code out.int64(row.int64(position), row.nullable())}: arguments are
 * evaluated from left to right.
 *
 * <p>Each read throws a {@link FieldError} for a value that its type cannot have. One object serves
 * all rows of a result. Not for use by several threads at once.
 */
public abstract class Row {
  /** Whether the value that was read last is NULL. */
  boolean isNull;

  /** The value that was read last, if that is a text or bytes. */
  final Slice slice = new Slice();

  /** The value that was read last, if that is a decimal. */
  final Decimal decimal = new Decimal();

  /** The value that was read last, if that is a UUID. */
  final Uuid uuid = new Uuid();

  private @Nullable ListElements elements;
  private @Nullable JsonOutput canonical;
  private @Nullable JavaRow computed;

  Row() {}

  /**
   * Checks that the value that was read last is not NULL.
   *
   * @return false: it is not NULL
   * @throws FieldError if it is
   */
  public final boolean required() {
    if (isNull) {
      throw FieldError.missing();
    }
    return false;
  }

  /** Whether the value that was read last is NULL. */
  public final boolean nullable() {
    return isNull;
  }

  /**
   * {@link #nullable} or {@link #required}, for a caller who learns only at run time which.
   *
   * @param allowed whether the value may be NULL
   */
  public final boolean nullable(boolean allowed) {
    return allowed ? isNull : required();
  }

  /** Whether the value is NULL, whatever its type. */
  public abstract boolean isNull(int position) throws SQLException;

  /**
   * Checks that a value, which tells whether an object is there, is not NULL.
   *
   * @return false: it is not NULL
   * @throws FieldError if it is
   */
  public final boolean requirePresent(int position) throws SQLException {
    if (isNull(position)) {
      throw FieldError.missing();
    }
    return false;
  }

  /**
   * Whether a position is not NULL.
   *
   * @throws FieldError if it is, and must not be
   */
  public final boolean isPresent(int position, boolean nullable) throws SQLException {
    return nullable ? !isNull(position) : !requirePresent(position);
  }

  /** A boolean. */
  public abstract boolean bool(int position) throws SQLException;

  /** A whole number of 8 bits. */
  public final byte int8(int position) throws SQLException {
    return (byte) within(int64(position), Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** A whole number of 16 bits. */
  public final short int16(int position) throws SQLException {
    return (short) within(int64(position), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** A whole number of 32 bits. */
  public final int int32(int position) throws SQLException {
    return (int) within(int64(position), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number of 64 bits; also the count that a duration is stored as. */
  public abstract long int64(int position) throws SQLException;

  /** A single-precision number; may be infinite or not a number. */
  public abstract float float32(int position) throws SQLException;

  /** A double-precision number; may be infinite or not a number. */
  public abstract double float64(int position) throws SQLException;

  /**
   * A decimal of a column of that precision and scale.
   *
   * @param precision the number of digits, by which a database may choose how it stores them
   * @param scale the digits behind the point
   */
  public abstract Decimal decimal(int position, int precision, int scale) throws SQLException;

  /** A string in UTF-8; also the name of an enum's value. */
  public abstract Slice string(int position) throws SQLException;

  /** Binary data. */
  public abstract Slice bytes(int position) throws SQLException;

  /** A moment, in microseconds since 1970-01-01 in UTC. */
  public abstract long instant(int position) throws SQLException;

  /** A date and time without zone, in microseconds since 1970-01-01. */
  public abstract long localDateTime(int position) throws SQLException;

  /** A date, in days since 1970-01-01. */
  public abstract int localDate(int position) throws SQLException;

  /** A time of day, in microseconds since midnight. */
  public abstract long localTime(int position) throws SQLException;

  /** A UUID. */
  public abstract Uuid uuid(int position) throws SQLException;

  /** A JSON document in its canonical form, in UTF-8. */
  public abstract Slice json(int position) throws SQLException;

  /** The elements of a list. */
  public abstract ListElements list(int position) throws SQLException;

  /** A Java value that was computed from this row, to be read like one of a row. */
  public final JavaRow computed(@Nullable Object value) {
    JavaRow row = computed;
    if (row == null) {
      row = new JavaRow();
      computed = row;
    }
    return row.set(value);
  }

  /** The text that was read last, given as Java has it; null for NULL. */
  final Slice utf8(@Nullable String value) {
    isNull = value == null;
    return value == null ? slice.clear() : slice.set(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The canonical form of a JSON document that lies in an array. */
  final Slice canonical(byte[] document, int from, int length) {
    JsonOutput output = canonical;
    if (output == null) {
      output = new JsonOutput(length + 1);
      canonical = output;
    }
    output.reset();
    output.json(document, from, length);
    return slice.set(output.array(), 0, output.size());
  }

  /** The object that the elements of a list are read from. */
  final ListElements elements() {
    ListElements list = elements;
    if (list == null) {
      list = new ListElements();
      elements = list;
    }
    return list;
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new FieldError("The value of this field is too large for its type.");
    }
    return value;
  }
}
