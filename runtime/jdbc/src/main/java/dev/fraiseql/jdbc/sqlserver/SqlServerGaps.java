package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.control.OutboxGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A gap is closed if a read that ignores locks finds no row in it. */
final class SqlServerGaps implements OutboxGaps {

  @Override
  public long mark(Connection connection) {
    return 0;
  }

  @Override
  public boolean isClosed(Connection connection, long mark, long first, long last)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select count(*) from fq_outbox with (nolock) where id between ? and ?")) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1) == 0;
      }
    }
  }
}
