package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** Connects to PostgreSQL. */
final class PostgresqlConnector {
  private static final int CONNECT_SECONDS = 10;

  private PostgresqlConnector() {}

  /** Connections to an address, with the settings of the driver that we count on. */
  static PGSimpleDataSource source(DatabaseAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    // These are defaults, which parameters of the URL override.
    source.setApplicationName("fraiseql");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    // The same few statements are run again and again: each is prepared on the server at its first
    // use, and its rows come in binary from then on.
    source.setPrepareThreshold(1);
    source.setPreparedStatementCacheQueries(512);
    source.setPreparedStatementCacheSizeMiB(8);
    try {
      source.setUrl(address.url());
    } catch (IllegalArgumentException e) {
      throw new DatabaseOpenException("Not a PostgreSQL URL: " + address.shownUrl() + ".", e);
    }
    if (address.user() != null) {
      source.setUser(address.user());
    }
    if (address.password() != null) {
      source.setPassword(address.password());
    }
    return source;
  }

  /** What to say when there is no connection. */
  static DatabaseOpenException unreachable(DatabaseAddress address, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (state) {
          case "3D000" -> "the server has no such database";
          case "28P01", "28000" -> "the server refuses this user or password";
          case "53300" -> "the server has no connection left";
          case "57P03" -> "the server is starting or stopping";
          default ->
              PSQLState.isConnectionError(state)
                  ? "no server answers there"
                  : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", failure);
  }
}
