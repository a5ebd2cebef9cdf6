package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import dev.fraiseql.jdbc.ValueBinder;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Values in the types of PostgreSQL; lists as arrays. */
final class PostgresqlBinder implements ValueBinder {
  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (type.list()) {
      bindList(statement, index, type.element(), (List<?>) value);
      return;
    }
    if (value instanceof String extreme && type.scalar().valueClass() != String.class) {
      // Infinity, or not a number, in PostgreSQL's spelling. Its type follows from the statement.
      statement.setObject(index, extreme, Types.OTHER);
      return;
    }
    switch (type.scalar()) {
      // A number out of the range of its column is compared as well.
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> statement.setFloat(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
      case STRING, ENUM -> statement.setString(index, (String) value);
      case JSON -> statement.setObject(index, value, Types.OTHER);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case INSTANT -> statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
      case LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, UUID -> statement.setObject(index, value);
      case DURATION -> statement.setLong(index, DurationUnits.of((Duration) value, type.scale()));
      case BYTES -> statement.setBytes(index, (byte[]) value);
    }
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG ->
          statement.setObject(index, values.stream().mapToLong(value -> (Long) value).toArray());
      case DURATION ->
          statement.setObject(
              index,
              values.stream()
                  .mapToLong(value -> DurationUnits.of((Duration) value, type.scale()))
                  .toArray());
      case FLOAT ->
          array(statement, index, "float4", values.stream().map(PostgresqlBinder::toFloat));
      case DOUBLE -> array(statement, index, "float8", values.stream());
      case DECIMAL -> array(statement, index, "numeric", values.stream());
      case STRING, ENUM -> array(statement, index, "text", values.stream());
      case JSON -> array(statement, index, "jsonb", values.stream());
      case BOOLEAN -> array(statement, index, "bool", values.stream());
      case INSTANT -> array(statement, index, "timestamptz", values.stream().map(Object::toString));
      case LOCAL_DATE_TIME ->
          array(statement, index, "timestamp", values.stream().map(Object::toString));
      case LOCAL_DATE -> array(statement, index, "date", values.stream().map(Object::toString));
      case LOCAL_TIME -> array(statement, index, "time", values.stream().map(Object::toString));
      case UUID -> array(statement, index, "uuid", values.stream());
      case BYTES -> statement.setObject(index, values.toArray(byte[][]::new));
    }
  }

  private static Float toFloat(Object value) {
    return ((Double) value).floatValue();
  }

  private static void array(PreparedStatement statement, int index, String type, Stream<?> values)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(type, values.toArray(Object[]::new)));
  }
}
