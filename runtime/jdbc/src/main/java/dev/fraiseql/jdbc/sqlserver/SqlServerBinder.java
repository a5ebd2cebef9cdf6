package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import dev.fraiseql.jdbc.JsonArrayText;
import dev.fraiseql.jdbc.ValueBinder;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Values in the types of SQL Server; times as texts, lists as JSON arrays. */
final class SqlServerBinder implements ValueBinder {
  /** The maximum number of digits of a decimal. */
  private static final int MOST_DIGITS = 38;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
      return;
    }
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> bindSingle(statement, index, (Double) value);
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> bindDecimal(statement, index, (Number) value);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case DURATION -> statement.setLong(index, DurationUnits.of((Duration) value, type.scale()));
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          statement.setString(index, SqlServerTime.text(value));
      case STRING, ENUM, JSON, UUID -> statement.setString(index, value.toString());
      case BYTES -> throw new IllegalArgumentException("no bytes: " + value.getClass());
    }
  }

  private static void bindSingle(PreparedStatement statement, int index, Double value)
      throws SQLException {
    if (Float.isFinite(value.floatValue())) {
      statement.setFloat(index, value.floatValue());
    } else {
      statement.setDouble(index, value);
    }
  }

  /** The number in single precision; itself if it is out of that range. */
  private static double single(Double value) {
    float single = value.floatValue();
    return Float.isFinite(single) ? single : value;
  }

  /** A number with more digits than the server supports is beyond the range of all columns. */
  private static void bindDecimal(PreparedStatement statement, int index, Number value)
      throws SQLException {
    if (value instanceof BigDecimal decimal && decimal.precision() <= MOST_DIGITS) {
      statement.setBigDecimal(index, decimal);
    } else {
      statement.setDouble(index, Math.copySign(Double.MAX_VALUE, value.doubleValue()));
    }
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    JsonArrayText json = new JsonArrayText(values.size());
    for (Object value : values) {
      add(json, type, value);
    }
    statement.setString(index, json.end());
  }

  private static void add(JsonArrayText json, ValueType type, Object value) {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> json.add((long) (Long) value);
      case FLOAT -> json.add((Number) single((Double) value));
      case DOUBLE -> json.add((Number) value);
      case DECIMAL -> addDecimal(json, type, value);
      case BOOLEAN -> json.add((Boolean) value ? 1 : 0);
      case DURATION -> json.add(DurationUnits.of((Duration) value, type.scale()));
      case BYTES -> json.add(HEX.formatHex((byte[]) value));
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> json.add(SqlServerTime.text(value));
      case STRING, ENUM, JSON, UUID -> json.add(value.toString());
    }
  }

  /**
   * A value that its column cannot hold is written as the least number that is too large for the
   * column, for which the statement has one more digit. Where the column has all digits that there
   * are, the value is left out: it equals nothing.
   */
  private static void addDecimal(JsonArrayText json, ValueType type, Object value) {
    int whole = Math.min(type.precision(), MOST_DIGITS) - type.scale();
    if (value instanceof BigDecimal decimal && decimal.precision() - decimal.scale() <= whole) {
      json.add(decimal.toPlainString());
    } else if (type.precision() < MOST_DIGITS) {
      json.add(BigDecimal.ONE.movePointRight(whole).toPlainString());
    }
  }
}
