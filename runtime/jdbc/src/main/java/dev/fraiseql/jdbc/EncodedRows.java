package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows of one table in the bulk format of the database, which are sent later. For one thread. */
public interface EncodedRows {

  /**
   * Adds some rows.
   *
   * @param columns of the table, in their order
   * @param rows how many
   */
  void add(List<ColumnBuffer> columns, int rows) throws SQLException;

  /** How many bytes they have. */
  long bytes();

  /** Sends the rows, and forgets them. Others can follow before they end. */
  RowSink send(Connection connection) throws SQLException;

  /** Forgets the rows. */
  void clear();
}
