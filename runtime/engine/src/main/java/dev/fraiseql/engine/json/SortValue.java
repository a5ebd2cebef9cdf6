package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.value.Decimal;
import java.math.BigDecimal;
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
  void write(ResultRow row, int position, JsonSink out) throws SQLException;

  /** What writes values of a type. */
  static SortValue of(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION ->
          (row, position, out) -> out.integer(row.int64(position), row.nullable());
      case FLOAT -> (row, position, out) -> number(Float.toString(row.float32(position)), row, out);
      case DOUBLE ->
          (row, position, out) -> number(Double.toString(row.float64(position)), row, out);
      case DECIMAL ->
          (row, position, out) -> decimal(row.result().getBigDecimal(position), type, out);
      case STRING, ENUM -> (row, position, out) -> out.string(row.string(position), row.nullable());
      case BOOLEAN -> (row, position, out) -> out.bool(row.bool(position), row.nullable());
      case INSTANT -> (row, position, out) -> out.instant(row.instant(position), row.nullable());
      case LOCAL_DATE_TIME ->
          (row, position, out) -> out.localDateTime(row.localDateTime(position), row.nullable());
      case LOCAL_DATE ->
          (row, position, out) -> out.localDate(row.localDate(position), row.nullable());
      case LOCAL_TIME ->
          (row, position, out) -> out.localTime(row.localTime(position), row.nullable());
      case UUID -> (row, position, out) -> out.uuid(row.uuid(position), row.nullable());
      case BYTES, JSON -> throw new IllegalArgumentException("nothing is sorted by " + type);
    };
  }

  private static void number(String text, ResultRow row, JsonSink out) {
    if (row.nullable()) {
      out.nullValue();
    } else {
      out.string(text.equals("-0.0") ? "0.0" : text); // a string, because NaN is no JSON
    }
  }

  private static void decimal(@Nullable BigDecimal value, ValueType type, JsonSink out) {
    // Not by way of the row: a numeric that is not a number ends the request, not a field.
    if (value == null) {
      out.nullValue();
    } else {
      out.decimal(new Decimal().setExact(value, type.scale()), false);
    }
  }
}
