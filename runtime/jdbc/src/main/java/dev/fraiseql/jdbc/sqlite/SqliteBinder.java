package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import dev.fraiseql.jdbc.JsonArrayText;
import dev.fraiseql.jdbc.ValueBinder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Values as SQLite keeps them; lists as JSON arrays. */
final class SqliteBinder implements ValueBinder {
  /** Decimals with more digits are stored as texts: doubles cannot tell them apart. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Whether decimals of a type are stored as numbers, and not as texts. */
  static boolean isNumber(ValueType decimal) {
    return decimal.precision() <= DIGITS_OF_A_DOUBLE;
  }

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> statement.setDouble(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> {
        if (value instanceof Double || isNumber(type)) {
          statement.setDouble(index, ((Number) value).doubleValue());
        } else {
          statement.setString(index, SqliteText.of(value, type));
        }
      }
      case BOOLEAN -> statement.setInt(index, (Boolean) value ? 1 : 0);
      case DURATION -> statement.setLong(index, DurationUnits.of((Duration) value, type.scale()));
      case BYTES -> statement.setBytes(index, (byte[]) value);
      case STRING, ENUM, JSON, UUID, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          statement.setString(index, SqliteText.of(value, type));
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
      case FLOAT -> json.add((Number) (double) ((Double) value).floatValue());
      case DOUBLE -> json.add((Number) value);
      case DECIMAL -> {
        if (value instanceof Double || isNumber(type)) {
          json.add((Number) ((Number) value).doubleValue());
        } else {
          json.add(SqliteText.of(value, type));
        }
      }
      case BOOLEAN -> json.add((Boolean) value ? 1 : 0);
      case DURATION -> json.add(DurationUnits.of((Duration) value, type.scale()));
      case BYTES -> json.add(HEX.formatHex((byte[]) value));
      case STRING, ENUM, JSON, UUID, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          json.add(SqliteText.of(value, type));
    }
  }
}
