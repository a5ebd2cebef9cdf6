package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** Of PostgreSQL, where each session is a process. */
final class PostgresqlOperator extends ServerOperator {
  private static final String OTHERS =
      " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

  PostgresqlOperator(Connection connection) {
    super(connection);
  }

  @Override
  void blockFlaws() throws SQLException {
    replaceFlaws("select r.* from flaw_rows r, pg_advisory_xact_lock_shared(1)");
    number("select 1 from pg_advisory_lock(1)");
  }

  @Override
  int blocked() throws SQLException {
    return number("select pid" + OTHERS + " and wait_event = 'advisory'");
  }

  @Override
  void stop(int session) throws SQLException {
    number("select 1 from pg_cancel_backend(" + session + ")");
  }

  @Override
  void end(int session) throws SQLException {
    number("select 1 from pg_terminate_backend(" + session + ")");
  }

  @Override
  int endAll() throws SQLException {
    return number("select count(pg_terminate_backend(pid))" + OTHERS);
  }

  @Override
  boolean isThere(int session) throws SQLException {
    return number("select 1" + OTHERS + " and pid = " + session) > 0;
  }

  @Override
  int sessions() throws SQLException {
    return number("select count(*)" + OTHERS);
  }

  @Override
  int busy() throws SQLException {
    return number("select count(*)" + OTHERS + " and state <> 'idle'");
  }

  @Override
  void multiplyFlaws() throws SQLException {
    replaceFlaws(
        "select i as id, repeat('x', 1000) as text, 1::float8 as real, null::bigint as next_id,"
            + " i as needed_id from generate_series(1::bigint, 300000) i");
  }
}
