package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.testing.TestSqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Where SQL Server's part of the suite runs: on one if there is one, else on H2 in its place. */
public final class SqlServerAddress {
  private SqlServerAddress() {}

  /** What runs, in a word or two. */
  public static String label() {
    return TestSqlServer.isAvailable() ? "SQL Server" : "SQL Server/H2";
  }

  /** Whether what runs can run all of some statements: H2 looks into no documents. */
  public static boolean canRun(Collection<String> statements) {
    return TestSqlServer.isAvailable()
        || statements.stream().noneMatch(sql -> sql.contains("isjson("));
  }

  /** What runs and, if it is not SQL Server, why. */
  public static String remark() {
    return TestSqlServer.isAvailable()
        ? "SQL Server"
        : "SQL Server NOT EXECUTED (" + TestSqlServer.unavailableReason() + "), H2 in its place";
  }

  /** The JDBC address of a new, empty database, which is gone when the JVM has ended. */
  public static String newDatabase() throws SQLException {
    if (TestSqlServer.isAvailable()) {
      return TestSqlServer.newDatabase();
    }
    DriverManager.registerDriver(new H2Driver());
    String url = H2Driver.PREFIX + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(url)) {
      H2Functions.declare(connection);
    }
    return url;
  }
}
