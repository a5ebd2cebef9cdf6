package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** Of SQLite, a library of the server's process: it has no sessions that others could see. */
final class SqliteOperator extends Operator {

  SqliteOperator(Connection connection) {
    super(connection);
  }

  /** A reader waits for nothing, so it counts. */
  @Override
  void blockFlaws() throws SQLException {
    replaceFlaws(
        "select r.* from flaw_rows r,"
            + " (with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e15)"
            + " select count(*) from n)");
  }

  @Override
  int busy() {
    return 0;
  }
}
