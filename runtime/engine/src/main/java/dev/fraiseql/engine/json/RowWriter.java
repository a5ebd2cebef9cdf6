package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;

/** Writes the current row of a result. */
@FunctionalInterface
interface RowWriter {

  /**
   * Writes it as one JSON object.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it cannot be written
   */
  void write(ResultRow row, JsonSink out) throws SQLException;
}
