package dev.fraiseql.contract;

import java.sql.SQLException;

/**
 * Copies rows into the vectors it was made for. Not for use by several threads at once.
 *
 * @param <R> what rows are read from: a {@link java.sql.ResultSet} at its current row, or what a
 *     database has that is faster
 */
public interface VectorWriter<R> {

  /**
   * Copies the current row to place {@code index} of the vectors, which grow as needed. Rows come
   * in order, from 0.
   *
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null
   */
  void write(R row, int index) throws SQLException;
}
