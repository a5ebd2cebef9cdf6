package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code accounts}: a name of about 14 bytes and, in three rows of four, an e-mail
 * address of about 26.
 *
 * @param count the number of rows, with ids from 1
 */
public record AccountRows(int count) implements Dataset {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  @Override
  public void fill(Connection connection, MeasuredDatabase database) throws SQLException {
    try (RowInserts accounts =
        new RowInserts(connection, "accounts", "id", "name", "email", "created_at")) {
      for (int id = 1; id <= count; id++) {
        @Nullable String email = id % 4 == 0 ? null : "account.%s@example.org".formatted(id);
        accounts.add(
            id, "Account no. " + id, email, database.timestamp(BEGIN.plusSeconds(id * 8_191L)));
      }
    }
  }
}
