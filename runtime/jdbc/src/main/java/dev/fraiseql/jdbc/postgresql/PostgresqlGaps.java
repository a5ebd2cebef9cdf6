package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.control.OutboxGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A gap closes when all transactions have ended that began to write before it was seen: the number
 * of a transaction is given before it inserts into the outbox, because its own row comes first.
 */
final class PostgresqlGaps implements OutboxGaps {

  /** A new number, which is above those of all transactions that have one. */
  @Override
  public long mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public boolean isClosed(Connection connection, long mark, long first, long last)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= ?")) {
      statement.setLong(1, mark);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }
}
