package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.control.OutboxGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row that is not committed is locked: a gap is closed if all of its ids can be locked at once.
 * With read committed, ids that are not there are not locked.
 */
final class MysqlGaps implements OutboxGaps {

  @Override
  public long mark(Connection connection) {
    return 0;
  }

  @Override
  public boolean isClosed(Connection connection, long mark, long first, long last)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id from fq_outbox where id between ? and ? for update nowait")) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          // committed meanwhile, and found by the read that follows
        }
        return true;
      }
    } catch (SQLException e) {
      if (MysqlError.classify(e) == RuntimeDialect.Failure.LOCKED) {
        return false;
      }
      throw e;
    }
  }
}
