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
 * A database on the MySQL or MariaDB server of the tests: started on a free port and stopped with
 * this process, unless the environment names another server.
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

  /** In a mode where double quotes enclose identifiers, as on the other databases. */
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

  /** A datetime in UTC, since the column has no zone. */
  @Override
  public Object timestamp(Instant timestamp) {
    return LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC);
  }

  /** Without statistics, the optimizer assumes that a table is empty. */
  @Override
  public void analyze(Connection connection) throws SQLException {
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

  /** The server's processor time; 0 if it is not a child of this process. */
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

  /** Does nothing: the server and its files are removed when this process ends. */
  @Override
  public void close() {}
}
