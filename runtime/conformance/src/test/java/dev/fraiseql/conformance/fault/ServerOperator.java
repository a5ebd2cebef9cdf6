package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** Of a database that is a server: sees the sessions of others, and ends them. */
abstract class ServerOperator extends Operator {

  ServerOperator(Connection connection) {
    super(connection);
  }

  /** The session of a statement that {@link #blockFlaws} holds up, or 0. */
  abstract int blocked() throws SQLException;

  /** Stops what a session is running, and leaves the session. */
  abstract void stop(int session) throws SQLException;

  /** Ends a session. */
  abstract void end(int session) throws SQLException;

  /** Ends the sessions of all others, and gives their number. */
  abstract int endAll() throws SQLException;

  /** Whether a session that was ended is still there. */
  abstract boolean isThere(int session) throws SQLException;

  /** How many sessions others have. */
  abstract int sessions() throws SQLException;

  /**
   * Makes flaws so many and so long that they are far more than what the network holds between a
   * server that sends and a client that does not read.
   */
  abstract void multiplyFlaws() throws SQLException;
}
