package dev.fraiseql.engine.group;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
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
