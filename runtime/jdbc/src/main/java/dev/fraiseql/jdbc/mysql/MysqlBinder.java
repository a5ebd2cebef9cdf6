package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import dev.fraiseql.jdbc.ValueBinder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Values in the types of MySQL and MariaDB. */
final class MysqlBinder implements ValueBinder {
  /** The maximum number of digits of a decimal. */
  private static final int MOST_DIGITS = 65;

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
      return;
    }
    if (value instanceof BigInteger unsigned) {
      statement.setBigDecimal(index, new BigDecimal(unsigned));
      return;
    }
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> statement.setDouble(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> bindDecimal(statement, index, (Number) value);
      case BOOLEAN -> statement.setInt(index, (Boolean) value ? 1 : 0);
      case INSTANT ->
          statement.setObject(index, LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
      case LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> statement.setObject(index, value);
      case DURATION -> statement.setLong(index, DurationUnits.of((Duration) value, type.scale()));
      case STRING, ENUM, JSON, UUID -> statement.setString(index, value.toString());
      case BYTES -> throw new IllegalArgumentException("no bytes: " + value.getClass());
    }
  }

  /** A number with more digits than the server supports is beyond the range of all columns. */
  private static void bindDecimal(PreparedStatement statement, int index, Number value)
      throws SQLException {
    if (value instanceof BigDecimal decimal && decimal.precision() <= MOST_DIGITS) {
      statement.setBigDecimal(index, decimal);
    } else {
      statement.setDouble(
          index, Math.clamp(value.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE));
    }
  }

  @Override
  public void bindColumn(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    statement.setString(index, MysqlListText.of(values, type.element()));
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values) {
    throw new IllegalStateException("lists are expanded before they are bound");
  }
}
