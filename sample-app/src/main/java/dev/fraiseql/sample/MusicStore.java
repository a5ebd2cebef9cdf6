package dev.fraiseql.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** The store's database: made and filled when it is not there yet. */
final class MusicStore {
  private MusicStore() {}

  /**
   * Creates the tables and views and copies the data, unless the tables are there.
   *
   * <p>All of it is one transaction, so a database that has the tables has all the rows.
   *
   * @param credentials {@code user} and {@code password}, where the database wants them
   * @return the number of rows copied: 0 if the tables were there
   */
  static int open(String url, Properties credentials) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url, credentials)) {
      connection.setAutoCommit(false);
      if (isThere(connection)) {
        return 0;
      }
      run(script("/META-INF/fraiseql/ddl/" + database(connection) + ".sql"), connection);
      int rows;
      try (ChinookData data = new ChinookData()) {
        rows = data.copyTo(connection);
      }
      run(script("/views.sql"), connection);
      connection.commit();
      return rows;
    }
  }

  private static boolean isThere(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), "Track", null)) {
      return tables.next();
    }
  }

  private static String database(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
  }

  private static String script(String resource) throws IOException {
    try (InputStream in = MusicStore.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The sample app was not compiled for this database: no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void run(String script, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // executeUpdate: SQLite's driver runs the whole script by it, and but the first statement by
      // execute.
      statement.executeUpdate(script);
    }
  }
}
