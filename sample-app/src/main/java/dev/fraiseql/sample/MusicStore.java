package dev.fraiseql.sample;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.SetupConnections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The store's database, created and filled on the first start. */
final class MusicStore {
  private MusicStore() {}

  /**
   * Creates the tables and views and copies the data, unless they exist.
   *
   * <p>If that fails, nothing remains: a database with the tables has all rows.
   *
   * @return the number of rows copied; 0 if the tables existed
   */
  static int open(DatabaseAddress address) throws SQLException, IOException {
    try (Connection connection = SetupConnections.open(address)) {
      if (isCreated(connection)) {
        return 0;
      }
      if (address.database() == Database.MYSQL) {
        execute(connection, "set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
      }
      connection.setAutoCommit(false);
      SchemaCreator creator = new SchemaCreator(connection);
      try {
        creator.run(script("/META-INF/fraiseql/ddl/" + address.database().option() + ".sql"));
        int rows;
        try (ChinookData data = new ChinookData()) {
          rows = data.copyTo(connection, address.database());
        }
        creator.run(script("/views.sql"));
        connection.commit();
        return rows;
      } catch (SQLException e) {
        try {
          creator.undo();
        } catch (SQLException undone) {
          e.addSuppressed(undone);
        }
        throw e;
      }
    }
  }

  /** Whether the view exists that is created last. */
  private static boolean isCreated(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "TrackSale",
                new String[] {"VIEW"})) {
      return tables.next();
    }
  }

  /** Runs a statement. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String script(String resource) throws IOException {
    try (InputStream in = MusicStore.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The sample app was not compiled for this database: no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
