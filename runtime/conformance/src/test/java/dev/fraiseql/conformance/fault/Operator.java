package dev.fraiseql.conformance.fault;

import dev.fraiseql.conformance.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Somebody at the database itself, past the server: looks at the sessions of others, holds them up
 * and ends them.
 */
abstract class Operator implements AutoCloseable {
  private final Connection connection;

  Operator(Connection connection) {
    this.connection = connection;
  }

  static Operator of(World world) throws SQLException {
    Connection connection = world.connect();
    return switch (world.database()) {
      case POSTGRESQL -> new PostgresqlOperator(connection);
      case MYSQL, MARIADB -> new MysqlOperator(connection);
      case SQLITE -> new SqliteOperator(connection);
    };
  }

  /** Makes reading flaws take forever: until this operator leaves, or the statement is stopped. */
  abstract void blockFlaws() throws SQLException;

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

  /** How many of them run a statement, or are in a transaction. */
  abstract int busy() throws SQLException;

  /**
   * Makes flaws so many and so long that they are far more than what the network holds between a
   * server that sends and a client that does not read.
   */
  abstract void multiplyFlaws() throws SQLException;

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number in the only row, or 0 if there is none. */
  int number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  void replaceFlaws(String select) throws SQLException {
    execute("drop view flaws");
    execute("create view flaws as " + select);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
