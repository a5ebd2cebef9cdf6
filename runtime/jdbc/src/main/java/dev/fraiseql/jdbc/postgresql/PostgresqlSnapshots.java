package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.SnapshotExport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Snapshots by their names. The server removes no row version that one of them still sees.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION">Snapshot
 *     synchronization</a>
 */
final class PostgresqlSnapshots implements SnapshotExport {
  private static final BoundStatement EXPORT = BoundStatement.own("select pg_export_snapshot()");
  private static final Pattern NAME = Pattern.compile("[0-9A-F]+(-[0-9A-F]+)*");

  /** The snapshot is gone, or is none that the server could have made. */
  private static final Set<String> NO_SUCH_SNAPSHOT = Set.of("22023", "42704");

  @Override
  public BoundStatement export() {
    return EXPORT;
  }

  @Override
  public boolean adopt(Connection connection, String name) throws SQLException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a snapshot: " + name);
    }
    try (Statement statement = connection.createStatement()) {
      // SET takes no parameters: the name is the server's own, and checked.
      statement.execute("set transaction snapshot '" + name + "'");
      return true;
    } catch (SQLException e) {
      if (NO_SUCH_SNAPSHOT.contains(String.valueOf(e.getSQLState()))) {
        return false;
      }
      throw e;
    }
  }
}
