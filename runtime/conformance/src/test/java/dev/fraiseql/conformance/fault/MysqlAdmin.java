package dev.fraiseql.conformance.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Administers MySQL and MariaDB, where each session is a thread. */
final class MysqlAdmin extends SessionAdmin {
  private static final String OTHERS =
      " from information_schema.processlist p where p.db = database() and p.id <> connection_id()";

  private static final String LOCK = "concat('flaws of ', database())";

  private final Connection connection;

  MysqlAdmin(Connection connection) {
    super(connection);
    this.connection = connection;
  }

  @Override
  void blockFlaws() throws SQLException {
    replaceFlaws(
        "select r.* from flaw_rows r join (select get_lock(" + LOCK + ", 100000) as held) l");
    number("select get_lock(" + LOCK + ", 1)");
  }

  @Override
  int blockedSession() throws SQLException {
    return number("select p.id" + OTHERS + " and p.state = 'User lock'");
  }

  @Override
  void cancelStatement(int session) throws SQLException {
    execute("kill query " + session);
  }

  @Override
  void terminate(int session) throws SQLException {
    execute("kill " + session);
  }

  @Override
  int terminateAll() throws SQLException {
    List<Integer> sessions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select p.id" + OTHERS)) {
      while (row.next()) {
        sessions.add(row.getInt(1));
      }
    }
    for (int session : sessions) {
      terminate(session);
    }
    return sessions.size();
  }

  @Override
  boolean exists(int session) throws SQLException {
    return number("select 1" + OTHERS + " and p.id = " + session) > 0;
  }

  @Override
  int sessionCount() throws SQLException {
    return number("select count(*)" + OTHERS);
  }

  @Override
  int busySessions() throws SQLException {
    return number(
        "select count(*)"
            + OTHERS
            + " and (p.command <> 'Sleep' or exists (select 1 from information_schema.innodb_trx t"
            + " where t.trx_mysql_thread_id = p.id))");
  }

  @Override
  void enlargeFlaws() throws SQLException {
    String ten = "select 0 i" + " union all select 1".repeat(9);
    replaceFlaws(
        "select 1 as id, repeat('x', 1000) as text, 1e0 as `real`, null as next_id, 1 as needed_id"
            + " from (%1$s) a, (%1$s) b, (%1$s) c, (%1$s) d, (%1$s) e".formatted(ten));
  }
}
