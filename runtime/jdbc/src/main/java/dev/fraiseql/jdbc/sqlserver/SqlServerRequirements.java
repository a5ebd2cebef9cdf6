package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a SQL Server database must have to be read. It is asked once, at start. */
final class SqlServerRequirements {
  /** The first level at which there is {@code openjson}. */
  private static final int LEAST_LEVEL = 130;

  private static final int ON = 1;

  private SqlServerRequirements() {}

  /**
   * Checks that the database can be read.
   *
   * <p>A database without snapshots is rejected: a plan of several statements would either mix two
   * states of it or wait for writers, and nobody could tell from the response which.
   *
   * @throws DatabaseOpenException if it cannot be read, with the statement that changes that
   */
  static void check(Connection connection, DatabaseAddress address) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select name, compatibility_level, snapshot_isolation_state from sys.databases"
                    + " where name = db_name()")) {
      if (!row.next()) {
        throw rejected(address, "the user may not see sys.databases", "");
      }
      String change = "alter database [" + row.getString(1).replace("]", "]]") + "] set ";
      int level = row.getInt(2);
      if (level < LEAST_LEVEL) {
        throw rejected(
            address,
            "its compatibility level is " + level + ", and JSON is read from 130 on",
            change + "compatibility_level = 150");
      }
      if (row.getInt(3) != ON) {
        throw rejected(
            address,
            "it does not allow snapshots, of which all answers are made",
            change + "allow_snapshot_isolation on");
      }
    }
  }

  private static DatabaseOpenException rejected(
      DatabaseAddress address, String why, String remedy) {
    return new DatabaseOpenException(
        "Cannot read the database "
            + address.shownUrl()
            + ": "
            + why
            + "."
            + (remedy.isEmpty() ? "" : " Say once: " + remedy + "."),
        null);
  }
}
