package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Administers SQLite, a library in the server's process: it has no sessions that others could list.
 */
final class SqliteAdmin extends DatabaseAdmin {

  SqliteAdmin(Connection connection) {
    super(connection);
  }

  /** Readers wait for no lock in SQLite, so the view counts nearly forever. */
  @Override
  void blockFlaws() throws SQLException {
    replaceFlaws(
        "select r.* from flaw_rows r,"
            + " (with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e15)"
            + " select count(*) from n)");
  }

  @Override
  int busySessions() {
    return 0;
  }
}
