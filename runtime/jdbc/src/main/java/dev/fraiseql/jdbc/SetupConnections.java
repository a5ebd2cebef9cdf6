package dev.fraiseql.jdbc;

import java.sql.Connection;

/**
 * Connections that may write, for an application that creates its tables or loads its data before
 * it serves them.
 */
public final class SetupConnections {
  private SetupConnections() {}

  /**
   * A connection that may write, in autocommit mode; the caller closes it. A database that is a
   * file is created if it does not exist, with its folder.
   *
   * @throws DatabaseOpenException if the database cannot be reached
   */
  public static Connection open(DatabaseAddress address) {
    return Databases.of(address.database()).openForSetup(address);
  }
}
