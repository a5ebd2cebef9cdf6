package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connects to SQL Server. */
final class SqlServerConnector {
  static final String PREFIX = "jdbc:sqlserver:";

  private SqlServerConnector() {}

  /** A new connection. */
  static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), properties(address));
  }

  /** The settings of the driver that we count on, and who connects. */
  static Properties properties(DatabaseAddress address) {
    Properties properties = new Properties();
    // Texts are bound in UTF-16: in the code page of the database, letters would be lost.
    properties.setProperty("sendStringParametersAsUnicode", "true");
    // Values are read from the network when they are asked for, and statements stay prepared.
    properties.setProperty("responseBuffering", "adaptive");
    properties.setProperty("disableStatementPooling", "false");
    properties.setProperty("statementPoolingCacheSize", "256");
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    return properties;
  }

  /** What to say when there is no connection. */
  static DatabaseOpenException unreachable(DatabaseAddress address, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (failure.getErrorCode()) {
          case SqlServerError.NO_DATABASE ->
              "the server has no such database, or refuses this user there";
          case SqlServerError.LOGIN_FAILED -> "the server refuses this user or password";
          default ->
              state.startsWith(SqlServerError.CONNECTION_EXCEPTION)
                  ? "no server answers there, or its certificate is not trusted"
                  : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", failure);
  }
}
