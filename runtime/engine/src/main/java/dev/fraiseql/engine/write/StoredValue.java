package dev.fraiseql.engine.write;

import dev.fraiseql.contract.convert.JavaValues;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads values of rows in the classes in which they are written again. */
final class StoredValue {
  private StoredValue() {}

  /**
   * The value at a position of the current row.
   *
   * @return of the class that the scalar names; null for NULL
   */
  static @Nullable Object read(ResultRow row, int position, ValueType type) throws SQLException {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> JavaValues.int64(row.int64(position), row.nullable());
      case FLOAT -> {
        Float value = JavaValues.float32(row.float32(position), row.nullable());
        yield value == null ? null : (Object) value.doubleValue();
      }
      case DOUBLE -> JavaValues.float64(row.float64(position), row.nullable());
      case DECIMAL ->
          JavaValues.decimal(row.decimal(position, type.precision(), type.scale()), row.nullable());
      case STRING, ENUM -> JavaValues.string(row.string(position), row.nullable());
      case BOOLEAN -> JavaValues.bool(row.bool(position), row.nullable());
      case INSTANT -> JavaValues.instant(row.instant(position), row.nullable());
      case LOCAL_DATE_TIME -> JavaValues.localDateTime(row.localDateTime(position), row.nullable());
      case LOCAL_DATE -> JavaValues.localDate(row.localDate(position), row.nullable());
      case LOCAL_TIME -> JavaValues.localTime(row.localTime(position), row.nullable());
      case DURATION -> JavaValues.duration(row.int64(position), type.scale(), row.nullable());
      case UUID -> JavaValues.uuid(row.uuid(position), row.nullable());
      case BYTES -> JavaValues.bytes(row.bytes(position), row.nullable());
      case JSON -> JavaValues.string(row.json(position), row.nullable());
    };
  }
}
