package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** Administers a database server: lists the other sessions and terminates them. */
abstract class SessionAdmin extends DatabaseAdmin {

  SessionAdmin(Connection connection) {
    super(connection);
  }

  /** A session whose statement is blocked by {@link #blockFlaws}, or 0. */
  abstract int blockedSession() throws SQLException;

  /** Cancels the statement of a session and keeps the session. */
  abstract void cancelStatement(int session) throws SQLException;

  /** Terminates a session. */
  abstract void terminate(int session) throws SQLException;

  /** Terminates all other sessions and returns their number. */
  abstract int terminateAll() throws SQLException;

  /** Whether a session still exists. */
  abstract boolean exists(int session) throws SQLException;

  /** The number of other sessions. */
  abstract int sessionCount() throws SQLException;

  /**
   * Makes flaws return far more data than the network buffers between a sending server and a client
   * that does not read.
   */
  abstract void enlargeFlaws() throws SQLException;
}
