package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.jdbc.OwnReads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value that rows are sorted by into a cursor, so that it can be bound again exactly, and
 * in the same way whichever database it comes from. What answers write as a field error, such as an
 * infinite float, has a place in an order all the same.
 */
@FunctionalInterface
interface SortValue {

  /** Writes the value at a position of the current row as JSON; null for NULL. */
  void write(ResultSet row, int position, JsonSink out) throws SQLException;

  /** What writes values of a type as one database has them. */
  static SortValue of(ValueType type, OwnReads own) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION -> JsonReads::int64OrNull;
      case FLOAT ->
          (row, position, out) -> number(Float.toString(row.getFloat(position)), row, out);
      case DOUBLE ->
          (row, position, out) -> number(Double.toString(row.getDouble(position)), row, out);
      case DECIMAL -> (row, position, out) -> decimal(row.getBigDecimal(position), type, out);
      case STRING, ENUM -> own::string;
      case BOOLEAN -> SortValue::bool;
      case INSTANT -> own::instant;
      case LOCAL_DATE_TIME -> own::localDateTime;
      case LOCAL_DATE -> own::localDate;
      case LOCAL_TIME -> own::localTime;
      case UUID -> own::uuid;
      case BYTES, JSON -> throw new IllegalArgumentException("nothing is sorted by " + type);
    };
  }

  private static void number(String text, ResultSet row, JsonSink out) throws SQLException {
    if (row.wasNull()) {
      out.nullValue();
    } else {
      out.string(text.equals("-0.0") ? "0.0" : text); // a string, because NaN is no JSON
    }
  }

  private static void decimal(@Nullable BigDecimal value, ValueType type, JsonSink out) {
    if (value == null) {
      out.nullValue();
    } else {
      out.decimal(value.setScale(type.scale(), RoundingMode.HALF_UP), type.scale());
    }
  }

  private static void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    boolean value = row.getBoolean(position);
    if (row.wasNull()) {
      out.nullValue();
    } else {
      out.bool(value);
    }
  }
}
