package dev.fraiseql.conformance.sqlserver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the cases for SQL Server run: on the server at the JDBC address {@value #VARIABLE} (user
 * and password as its parameters, no database), else on H2, which stands in for it.
 */
final class SqlServerAddress {
  static final String VARIABLE = "FRAISEQL_TEST_SQLSERVER_URL";

  private SqlServerAddress() {}

  /** Whether there is a server. */
  static boolean isReal() {
    return server() != null;
  }

  private static @Nullable String server() {
    @Nullable String given = System.getenv(VARIABLE);
    return given == null || given.isBlank() ? null : given;
  }

  /** The JDBC address of a new, empty database, which is gone when the JVM has ended. */
  static String newDatabase() throws SQLException {
    String name = "fraiseql_" + UUID.randomUUID().toString().replace("-", "");
    @Nullable String server = server();
    if (server == null) {
      DriverManager.registerDriver(new H2Driver());
      String url = H2Driver.PREFIX + name;
      try (Connection connection = DriverManager.getConnection(url)) {
        H2Functions.declare(connection);
      }
      return url;
    }
    execute(server, "create database " + name);
    execute(server, "alter database " + name + " set allow_snapshot_isolation on");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(server, name), "drop " + name));
    return server + ";databaseName=" + name;
  }

  private static void drop(String server, String name) {
    try {
      execute(server, "alter database " + name + " set single_user with rollback immediate");
      execute(server, "drop database " + name);
    } catch (SQLException e) {
      System.err.println("The database " + name + " is left: " + e.getMessage());
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
