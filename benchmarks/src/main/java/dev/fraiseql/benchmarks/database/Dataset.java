package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a workload: the same on every database and in every run. */
public interface Dataset {

  /**
   * Inserts the rows.
   *
   * @param connection a connection to that database, in a transaction that the caller commits
   */
  void fill(Connection connection, MeasuredDatabase database) throws SQLException;
}
