package dev.fraiseql.benchmarks.database;

import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A database on a server of MySQL or MariaDB: the one that the tests use, of our own on a free port
 * of this machine unless the environment names another. It ends with this process.
 */
record MysqlFamilyServer(TestDatabase kind, String url) implements MeasuredDatabase {

  static MysqlFamilyServer start(TestDatabase kind) {
    return new MysqlFamilyServer(kind, kind.newDatabase());
  }

  @Override
  public String product() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String option() {
    return kind.option();
  }

  /** With names in double quotes, as the others have them. */
  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url + "&sessionVariables=sql_mode='ANSI_QUOTES'&rewriteBatchedStatements=true");
  }

  @Override
  public String version() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select version()")) {
      row.next();
      return kind + " " + row.getString(1).replaceFirst("-.*", "");
    }
  }

  /** A datetime, which has no zone and is in UTC. */
  @Override
  public Object moment(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Until a table has been counted, it is taken for empty. */
  @Override
  public void settle(Connection connection) throws SQLException {
    try (Statement tables = connection.createStatement();
        Statement analyze = connection.createStatement();
        ResultSet table =
            tables.executeQuery(
                "select table_name from information_schema.tables where table_schema = database()")) {
      while (table.next()) {
        analyze.execute("analyze table \"" + table.getString(1) + '"');
      }
    }
  }

  /** Of the server, if it is a child of this process. */
  @Override
  public long cpuNanos() {
    String program = kind == TestDatabase.MYSQL ? "mysqld" : "mariadbd";
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::info)
        .filter(process -> process.command().orElse("").endsWith('/' + program))
        .map(process -> process.totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** It ends with this process, and its files with it. */
  @Override
  public void close() {}
}
