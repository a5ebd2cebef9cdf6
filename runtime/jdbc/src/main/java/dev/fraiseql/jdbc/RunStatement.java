package dev.fraiseql.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that a session has prepared, and what it gave the last time that it was run. */
final class RunStatement {
  final String sql;
  final boolean streamed;
  final PreparedStatement statement;
  @Nullable ResultSet result;

  RunStatement(String sql, boolean streamed, PreparedStatement statement) {
    this.sql = sql;
    this.streamed = streamed;
    this.statement = statement;
  }

  /** Whether it can be run again: nobody reads its rows any more. */
  boolean isDone() throws SQLException {
    return result == null || result.isClosed();
  }
}
