package dev.fraiseql.engine.group;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
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
}
