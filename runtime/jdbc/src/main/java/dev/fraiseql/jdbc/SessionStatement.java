package dev.fraiseql.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that a session has prepared, and the current result of its last run. */
final class SessionStatement {
  final String sql;
  final boolean streamed;
  final PreparedStatement statement;
  @Nullable ResultSet result;

  SessionStatement(String sql, boolean streamed, PreparedStatement statement) {
    this.sql = sql;
    this.streamed = streamed;
    this.statement = statement;
  }

  /** Moves to the next result; null if it has no rows. */
  @Nullable ResultSet nextResult() throws SQLException {
    statement.getMoreResults();
    result = statement.getResultSet();
    return result;
  }

  /** Whether it can be run again: nobody reads its rows any more. */
  boolean isDone() throws SQLException {
    return result == null || result.isClosed();
  }
}
