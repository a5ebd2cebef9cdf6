package dev.fraiseql.engine.write;

import java.sql.SQLException;

/** Writes the rows of a load. */
interface RowLoader {

  /**
   * Takes rows.
   *
   * @param before how many rows were sent before the batch
   */
  void write(LoadBatch batch, long before) throws SQLException;

  /** Writes the rest of what was taken. */
  void end() throws SQLException;
}
