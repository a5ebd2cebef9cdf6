package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** Administers PostgreSQL, where each session is a process. */
final class PostgresqlAdmin extends SessionAdmin {
  private static final String OTHERS =
      " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

  PostgresqlAdmin(Connection connection) {
    super(connection);
  }

  @Override
  void blockFlaws() throws SQLException {
    replaceFlaws("select r.* from flaw_rows r, pg_advisory_xact_lock_shared(1)");
    number("select 1 from pg_advisory_lock(1)");
  }

  @Override
  int blockedSession() throws SQLException {
    return number("select pid" + OTHERS + " and wait_event = 'advisory'");
  }

  @Override
  void cancelStatement(int session) throws SQLException {
    number("select 1 from pg_cancel_backend(" + session + ")");
  }

  @Override
  void terminate(int session) throws SQLException {
    number("select 1 from pg_terminate_backend(" + session + ")");
  }

  @Override
  int terminateAll() throws SQLException {
    return number("select count(pg_terminate_backend(pid))" + OTHERS);
  }

  @Override
  boolean exists(int session) throws SQLException {
    return number("select 1" + OTHERS + " and pid = " + session) > 0;
  }

  @Override
  int sessionCount() throws SQLException {
    return number("select count(*)" + OTHERS);
  }

  @Override
  int busySessions() throws SQLException {
    return number("select count(*)" + OTHERS + " and state <> 'idle'");
  }

  @Override
  void enlargeFlaws() throws SQLException {
    replaceFlaws(
        "select i as id, repeat('x', 1000) as text, 1::float8 as real, null::bigint as next_id,"
            + " i as needed_id from generate_series(1::bigint, 300000) i");
  }
}
