package dev.fraiseql.jdbc;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.EnumNames;
import dev.fraiseql.contract.read.JavaReads;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.VectorReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** What one database reads in its own way. NULL is written as null. */
public interface OwnReads {

  /** Whether the value is NULL, whatever its type. */
  boolean isNull(ResultSet row, int position) throws SQLException;

  /** A boolean. */
  void bool(ResultSet row, int position, JsonSink out) throws SQLException;

  /** A boolean. */
  void bool(ResultSet row, int position, FieldVector vector, int index) throws SQLException;

  /** A decimal, at the scale of its type. */
  void decimal(ResultSet row, int position, ValueType type, JsonSink out) throws SQLException;

  /** A decimal, at the scale of its type. */
  void decimal(ResultSet row, int position, ValueType type, FieldVector vector, int index)
      throws SQLException;

  /** A string. */
  default void string(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.stringOrNull(row, position, out);
  }

  /** A string. */
  default void string(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.stringOrNull(row, position, vector, index);
  }

  /** A UUID. */
  default void uuid(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.uuidOrNull(row, position, out);
  }

  /** A UUID. */
  default void uuid(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.uuidOrNull(row, position, vector, index);
  }

  /** The name of an enum's value. */
  default void enumValue(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    JsonReads.enumValueOrNull(row, position, names, out);
  }

  /** The place of an enum's value among all of them. */
  default void enumValue(
      ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    VectorReads.enumValueOrNull(row, position, names, vector, index);
  }

  /** A moment. */
  default void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.instantOrNull(row, position, out);
  }

  /** A moment. */
  default void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.instantOrNull(row, position, vector, index);
  }

  /** A date and time. */
  default void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.localDateTimeOrNull(row, position, out);
  }

  /** A date and time. */
  default void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.localDateTimeOrNull(row, position, vector, index);
  }

  /** A date. */
  default void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.localDateOrNull(row, position, out);
  }

  /** A date. */
  default void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.localDateOrNull(row, position, vector, index);
  }

  /** A time of day. */
  default void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    JsonReads.localTimeOrNull(row, position, out);
  }

  /** A time of day. */
  default void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    VectorReads.localTimeOrNull(row, position, vector, index);
  }

  /**
   * A value as {@link JavaReads} gives it, of a kind that a scalar of the author's is kept as; null
   * for NULL.
   */
  default @Nullable Object value(ResultSet row, int position, ValueType type) throws SQLException {
    return switch (type.scalar()) {
      case BYTE -> JavaReads.int8(row, position);
      case SHORT -> JavaReads.int16(row, position);
      case INT -> JavaReads.int32(row, position);
      case LONG -> JavaReads.int64(row, position);
      case FLOAT -> JavaReads.float32(row, position);
      case DOUBLE -> JavaReads.float64(row, position);
      case DECIMAL -> JavaReads.decimal(row, position, type.scale());
      case STRING -> JavaReads.string(row, position);
      case INSTANT -> JavaReads.instant(row, position);
      case LOCAL_DATE_TIME -> JavaReads.localDateTime(row, position);
      case LOCAL_DATE -> JavaReads.localDate(row, position);
      case LOCAL_TIME -> JavaReads.localTime(row, position);
      case DURATION -> JavaReads.duration(row, position, type.scale());
      case UUID -> JavaReads.uuid(row, position);
      case BOOLEAN, ENUM, BYTES, JSON ->
          throw new IllegalArgumentException("no scalar of an author's is kept as " + type);
    };
  }
}
