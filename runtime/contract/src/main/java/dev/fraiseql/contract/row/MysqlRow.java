package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of MySQL or MariaDB. Their driver gives bytes only of strings and binary data; booleans are
 * numbers, lists are JSON arrays, and dates and times are {@link MysqlMicros}.
 */
public final class MysqlRow extends ResultRow {

  /** The current row of a result. */
  public MysqlRow(ResultSet result) {
    super(result);
  }

  @Override
  public boolean isNull(int position) throws SQLException {
    isNull = result.getString(position) == null;
    return isNull;
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) throws SQLException {
    Slice text = text(position);
    return isNull
        ? decimal.setLong(0, scale)
        : DecimalWire.read(text.array(), text.from(), text.length(), scale, decimal);
  }

  @Override
  public long instant(int position) throws SQLException {
    long micros = micros(position);
    if (micros == MysqlMicros.NONE.count()) {
      throw malformed();
    }
    return micros;
  }

  @Override
  public int localDate(int position) throws SQLException {
    long micros = instant(position);
    if (Math.floorMod(micros, TemporalWire.MICROS_OF_DAY) != 0) {
      throw malformed();
    }
    return (int) Math.floorDiv(micros, TemporalWire.MICROS_OF_DAY);
  }

  @Override
  public long localTime(int position) throws SQLException {
    long micros = micros(position);
    if (micros < 0 || micros >= TemporalWire.MICROS_OF_DAY) {
      throw malformed();
    }
    return micros;
  }

  @Override
  public Slice json(int position) throws SQLException {
    Slice text = text(position);
    return isNull ? text : canonical(text.array(), text.from(), text.length());
  }

  @Override
  public ListElements list(int position) throws SQLException {
    Slice text = text(position);
    return isNull ? elements().clear() : elements().json(text.toArray());
  }

  /** Of decimals and JSON documents the driver gives no bytes, but the text. */
  private Slice text(int position) throws SQLException {
    return utf8(result.getString(position));
  }

  private long micros(int position) throws SQLException {
    MysqlMicros value = result.getObject(position, MysqlMicros.class);
    isNull = value == null;
    return value == null ? 0 : value.count();
  }

  private static FieldError malformed() {
    return new FieldError("The value of this field is not a date or time that can be written.");
  }
}
