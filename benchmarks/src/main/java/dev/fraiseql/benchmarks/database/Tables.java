package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of all workloads, as our own DDL has them. */
final class Tables {
  private Tables() {}

  /**
   * Creates them.
   *
   * @param product names the DDL: {@code sqlite}, {@code postgresql}
   */
  static void create(Connection connection, String product) throws IOException, SQLException {
    String resource = "/META-INF/fraiseql/ddl/" + product + ".sql";
    try (InputStream in = Tables.class.getResourceAsStream(resource);
        Statement statement = connection.createStatement()) {
      if (in == null) {
        throw new IOException("The benchmarks were not compiled for this database: no " + resource);
      }
      // executeUpdate: SQLite's driver runs a whole script by it, and only the first statement by
      // execute.
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
