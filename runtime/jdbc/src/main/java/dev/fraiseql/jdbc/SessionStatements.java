package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares, binds and runs the statements of one session, on its connection. */
final class SessionStatements {
  /** The text of every statement, at debug. Never a value. */
  private static final Logger SQL = LoggerFactory.getLogger("dev.fraiseql.sql");

  private final RuntimeDialect dialect;
  private final Connection connection;
  private final StatementStopper stopper;

  /** What was prepared, in order: a handful, since a text is run again on its own statement. */
  private final List<SessionStatement> prepared = new ArrayList<>();

  SessionStatements(RuntimeDialect dialect, Connection connection, StatementStopper stopper) {
    this.dialect = dialect;
    this.connection = connection;
    this.stopper = stopper;
  }

  static void log(BoundStatement statement) {
    SQL.debug("{}", statement.sql());
  }

  /** The call as the server takes it. */
  StatementCall adapt(StatementCall call) {
    return new StatementCall(dialect.adapt(call.statement()), call.parents());
  }

  /** A statement whose rows are few enough to be held. */
  SessionStatement prepare(String sql) throws SQLException {
    return prepare(sql, false);
  }

  /** A statement whose rows are fetched as they are read. */
  SessionStatement prepareStream(String sql) throws SQLException {
    return prepare(sql, true);
  }

  private SessionStatement prepare(String sql, boolean streamed) throws SQLException {
    for (SessionStatement earlier : prepared) {
      if (earlier.sql.equals(sql) && earlier.streamed == streamed && earlier.isDone()) {
        return earlier;
      }
    }
    SessionStatement fresh =
        new SessionStatement(
            sql,
            streamed,
            streamed ? dialect.prepareStream(connection, sql) : dialect.prepare(connection, sql));
    prepared.add(fresh);
    return fresh;
  }

  /**
   * Binds the values of a call.
   *
   * @param first the index of its first parameter, from 1
   */
  void bind(StatementCall call, SessionStatement statement, int first) throws SQLException {
    call.bind(statement.statement, first, dialect.binder());
  }

  /** Runs a statement, and leaves its results to be asked for. */
  void execute(SessionStatement statement) throws SQLException {
    stopper.begin(statement.statement);
    // Not executeQuery(): there may be several results.
    statement.statement.execute();
  }

  /** Runs a statement whose first result has rows. */
  ResultSet rows(SessionStatement statement) throws SQLException {
    execute(statement);
    ResultSet result = Objects.requireNonNull(statement.statement.getResultSet());
    statement.result = result;
    return result;
  }

  /** Closes all results and lets the connection keep or close the statements. */
  void release() throws SQLException {
    for (SessionStatement statement : prepared) {
      if (statement.result != null) {
        statement.result.close();
      }
      dialect.release(connection, statement.sql, statement.statement);
    }
  }
}
