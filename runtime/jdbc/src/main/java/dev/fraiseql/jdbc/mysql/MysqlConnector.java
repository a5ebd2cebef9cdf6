package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** Connects to MySQL and MariaDB. */
final class MysqlConnector {
  static final String PREFIX = "jdbc:mysql:";
  static final String OWN_PREFIX = "jdbc:mariadb:";

  /** Added to the end of the URL, where they override its own parameters. */
  private static final String OPTIONS =
      "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=256"
          + "&connectTimeout=10000&tcpKeepAlive=true&allowMultiQueries=false"
          // UTC; no mode that changes the meaning of SQL; and enough time for slow readers of
          // streams.
          + "&sessionVariables=time_zone='+00:00',sql_mode='NO_ENGINE_SUBSTITUTION'"
          // Averages are rounded to more digits than the 4 that a division has by default.
          + ",net_write_timeout=600,div_precision_increment=30";

  private MysqlConnector() {}

  /**
   * Connections to an address, with the settings of the driver and the session that we count on.
   *
   * @param moreVariables of the session, as in {@code name='value'}; empty for none
   */
  static MariaDbDataSource source(DatabaseAddress address, String moreVariables) {
    String url = address.url();
    String own = url.startsWith(PREFIX) ? OWN_PREFIX + url.substring(PREFIX.length()) : url;
    try {
      MariaDbDataSource source =
          new MariaDbDataSource(own + (own.contains("?") ? "&" : "?") + OPTIONS + moreVariables);
      if (address.user() != null) {
        source.setUser(address.user());
      }
      if (address.password() != null) {
        source.setPassword(address.password());
      }
      return source;
    } catch (SQLException e) {
      throw new DatabaseOpenException("Not a MySQL URL: " + address.shownUrl() + ".", e);
    }
  }

  /** What to say when there is no connection. */
  static DatabaseOpenException unreachable(DatabaseAddress address, SQLException thrown) {
    SQLException failure = innermost(thrown);
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (failure.getErrorCode()) {
          case MysqlError.NO_DATABASE -> "the server has no such database";
          case MysqlError.ACCESS_DENIED, MysqlError.DATABASE_ACCESS_DENIED ->
              "the server refuses this user or password";
          case MysqlError.TOO_MANY_CONNECTIONS -> "the server has no connection left";
          case MysqlError.SHUTDOWN -> "the server is stopping";
          case MysqlError.TABLE_ACCESS_DENIED ->
              "this version of MySQL lets only those call JSON_TABLE who may read all of its"
                  + " databases; take a newer one, or GRANT SELECT ON *.* to this user";
          default ->
              String.valueOf(failure.getMessage()).contains("RSA public key")
                  ? "the server takes a password over TLS only, unless the URL says"
                      + " allowPublicKeyRetrieval=true"
                  : state.startsWith("08")
                      ? "no server answers there"
                      : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", thrown);
  }

  /**
   * The failure that the server sent where the driver wraps it, for instance when a session cannot
   * be set up.
   */
  private static SQLException innermost(SQLException failure) {
    return failure.getCause() instanceof SQLException cause ? innermost(cause) : failure;
  }
}
