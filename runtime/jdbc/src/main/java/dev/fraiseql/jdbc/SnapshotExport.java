package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** How the snapshot of one session is read by others, each on a connection of its own. */
public interface SnapshotExport {

  /**
   * The query that exports the snapshot of the session that runs it, for as long as the session is
   * open. Its one row has the name of the snapshot.
   */
  BoundStatement export();

  /**
   * Makes a transaction, in which nothing has been run, read an exported snapshot.
   *
   * @param name what {@link #export} gave
   * @return false if it is exported no more
   */
  boolean adopt(Connection connection, String name) throws SQLException;
}
