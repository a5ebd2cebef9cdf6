package dev.fraiseql.contract;

import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;

/** Copies rows into the vectors it was made for. Not for use by several threads at once. */
public interface VectorWriter {

  /**
   * Copies the current row to place {@code index} of the vectors, which grow as needed. Rows come
   * in order, from 0.
   *
   * @param row of the form that the writer was made for
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null
   */
  void write(Row row, int index) throws SQLException;
}
