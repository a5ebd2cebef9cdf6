package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * The current row of a JDBC result: the reads that most drivers have in common. Texts, dates and
 * times come as bytes, in text or in PostgreSQL's binary format.
 *
 * <p>{@code wasNull} is asked for zeros only, because NULL reads as zero and asking costs a call
 * into SQLite.
 */
public abstract class ResultRow extends Row {
  private static final String NO_NUMBER = "The value of this field is not a number.";

  /** The class of SQLSTATE for values that cannot be what they are read as. */
  private static final String DATA_EXCEPTION = "22";

  /** The result whose current row this is. */
  final ResultSet result;

  ResultRow(ResultSet result) {
    this.result = result;
  }

  /** The result whose current row this is. */
  public final ResultSet result() {
    return result;
  }

  /** The bytes that the driver gives for a value; null for NULL. */
  final byte @org.jspecify.annotations.Nullable [] wire(int position) throws SQLException {
    byte[] wire = result.getBytes(position);
    isNull = wire == null;
    return wire;
  }

  /**
   * A number other than 0 and 1 would be found by neither {@code eq: true} nor {@code eq: false}.
   */
  @Override
  public boolean bool(int position) throws SQLException {
    long value = int64(position);
    if (value != 0 && value != 1) {
      throw new FieldError("The value of this field is a number other than 0 and 1.");
    }
    return value == 1;
  }

  @Override
  public final long int64(int position) throws SQLException {
    try {
      long value = result.getLong(position);
      isNull = value == 0 && result.wasNull();
      return value;
    } catch (SQLException e) {
      throw unreadable(e, "The value of this field is no whole number of 64 bits.");
    }
  }

  @Override
  public final float float32(int position) throws SQLException {
    try {
      float value = result.getFloat(position);
      isNull = value == 0 && result.wasNull();
      return value;
    } catch (SQLException e) {
      throw unreadable(e, NO_NUMBER);
    }
  }

  @Override
  public final double float64(int position) throws SQLException {
    try {
      double value = result.getDouble(position);
      isNull = value == 0 && result.wasNull();
      return value;
    } catch (SQLException e) {
      throw unreadable(e, NO_NUMBER);
    }
  }

  /**
   * The error of a value that the driver cannot convert; only its field fails.
   *
   * @throws SQLException the failure, if it is another one
   */
  private static FieldError unreadable(SQLException failure, String message) throws SQLException {
    if (failure instanceof SQLDataException
        || String.valueOf(failure.getSQLState()).startsWith(DATA_EXCEPTION)) {
      return new FieldError(message);
    }
    throw failure;
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) throws SQLException {
    byte[] wire = wire(position);
    return wire == null
        ? decimal.setLong(0, scale)
        : DecimalWire.read(wire, 0, wire.length, scale, decimal);
  }

  @Override
  public Slice string(int position) throws SQLException {
    return bytes(position);
  }

  @Override
  public final Slice bytes(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire == null ? slice.clear() : slice.set(wire);
  }

  @Override
  public long instant(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire == null ? 0 : TemporalWire.epochMicros(wire, 0, wire.length);
  }

  @Override
  public long localDateTime(int position) throws SQLException {
    return instant(position);
  }

  @Override
  public int localDate(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire == null ? 0 : TemporalWire.epochDay(wire, 0, wire.length);
  }

  @Override
  public long localTime(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire == null ? 0 : TemporalWire.microsOfDay(wire, 0, wire.length);
  }

  @Override
  public final Uuid uuid(int position) throws SQLException {
    Slice value = string(position);
    return isNull ? uuid : Wire.uuid(value.array(), value.from(), value.length(), uuid);
  }

  @Override
  public Slice json(int position) throws SQLException {
    Slice value = string(position);
    return isNull ? value : canonical(value.array(), value.from(), value.length());
  }

  @Override
  public ListElements list(int position) throws SQLException {
    Slice value = string(position);
    return isNull ? elements().clear() : elements().json(value.toArray());
  }
}
