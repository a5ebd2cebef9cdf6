package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The same ten thousand rows in the tables of members and of guests. */
public final class MemberRows implements Dataset {
  private static final int MEMBERS = 10_000;
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  @Override
  public void fill(Connection connection, MeasuredDatabase database) throws SQLException {
    for (String table : List.of("members", "guests")) {
      try (RowInserts members =
          new RowInserts(connection, table, "id", "username", "full_name", "bio", "created_at")) {
        for (long id = 1; id <= MEMBERS; id++) {
          members.add(
              id,
              "member" + id,
              "Member number " + id,
              id % 5 == 0 ? null : "Writes about number " + id + ", and about nothing else.",
              database.timestamp(BEGIN.plusSeconds(id * 3600)));
        }
      }
    }
  }
}
