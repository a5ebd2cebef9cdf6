package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.plan.bind.Extremes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value that rows are sorted by into a cursor, so that it can be bound again exactly, and
 * in the same way whichever database it comes from. Values that are field errors in responses, such
 * as infinite ones, have a place in an order too; {@link Extremes} has their forms.
 */
@FunctionalInterface
interface SortValue {

  /** Writes the value at a position of the current row as JSON; null for NULL. */
  void write(ResultRow row, int position, JsonSink out) throws SQLException;

  /**
   * What writes values of a type.
   *
   * @param extremes the values of the database that a response cannot contain
   */
  static SortValue of(ValueType type, Extremes extremes) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, DURATION ->
          (row, position, out) -> out.integer(row.int64(position), row.nullable());
      case LONG -> (row, position, out) -> integer(row, position, extremes, out);
      case FLOAT -> (row, position, out) -> number(Float.toString(row.float32(position)), row, out);
      case DOUBLE ->
          (row, position, out) -> number(Double.toString(row.float64(position)), row, out);
      case DECIMAL ->
          (row, position, out) -> decimal(row.result(), position, type.scale(), extremes, out);
      case STRING, ENUM -> (row, position, out) -> out.string(row.string(position), row.nullable());
      case BOOLEAN -> (row, position, out) -> out.bool(row.bool(position), row.nullable());
      case INSTANT ->
          orExtreme(
              (row, position, out) -> out.instant(row.instant(position), row.nullable()),
              OffsetDateTime.class,
              extremes::moment);
      case LOCAL_DATE_TIME ->
          orExtreme(
              (row, position, out) ->
                  out.localDateTime(row.localDateTime(position), row.nullable()),
              LocalDateTime.class,
              extremes::dateTime);
      case LOCAL_DATE ->
          orExtreme(
              (row, position, out) -> out.localDate(row.localDate(position), row.nullable()),
              LocalDate.class,
              extremes::date);
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

  private static void integer(ResultRow row, int position, Extremes extremes, JsonSink out)
      throws SQLException {
    long value;
    try {
      value = row.int64(position);
    } catch (FieldError error) {
      out.string(extremes.integer(row.result().getString(position)).orElseThrow(() -> error));
      return;
    }
    out.integer(value, row.nullable());
  }

  private static void decimal(
      ResultSet row, int position, int scale, Extremes extremes, JsonSink out) throws SQLException {
    @Nullable BigDecimal value;
    try {
      value = row.getBigDecimal(position);
    } catch (SQLException failure) {
      out.string(extremes.decimal(row.getString(position)).orElseThrow(() -> failure));
      return;
    }
    if (value == null) {
      out.nullValue();
    } else {
      out.digits(new Decimal().setExact(value, scale));
    }
  }

  /**
   * Writes a date or time, also one that a response cannot contain.
   *
   * @param exact the class in which the driver returns all values
   * @param form its form in a cursor
   */
  private static <T> SortValue orExtreme(
      SortValue usual, Class<T> exact, Function<? super T, Optional<String>> form) {
    return (row, position, out) -> {
      int mark = out.size();
      try {
        usual.write(row, position, out);
      } catch (FieldError error) {
        String text =
            Optional.ofNullable(extreme(row.result(), position, exact))
                .flatMap(form)
                .orElseThrow(() -> error);
        out.rewind(mark);
        out.string(text);
      }
    };
  }

  /** The value; null if the driver does not return it in that class either. */
  private static <T> @Nullable T extreme(ResultSet row, int position, Class<T> exact) {
    try {
      return row.getObject(position, exact);
    } catch (SQLException | RuntimeException e) {
      return null;
    }
  }
}
