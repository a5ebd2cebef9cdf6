package dev.fraiseql.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Takes rows of one table. For one thread. */
public interface RowSink {

  /**
   * Writes some rows.
   *
   * @param columns of the table, in their order
   * @param rows how many
   */
  void write(List<ColumnBuffer> columns, int rows) throws SQLException;

  /** Ends the rows. */
  void end() throws SQLException;

  /** Ends the rows with an error, if they have not ended. */
  void cancel() throws SQLException;
}
