package dev.fraiseql.engine.group;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.EnumNames;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.VectorReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;

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
}
