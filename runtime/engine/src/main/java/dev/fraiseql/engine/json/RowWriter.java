package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the current row of a result. */
@FunctionalInterface
interface RowWriter {

  /**
   * Writes it as one JSON object.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it cannot be written
   */
  void write(ResultSet row, JsonSink out) throws SQLException;
}
