package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Creates the tables of all workloads by our own DDL. */
final class Tables {
  private static final Pattern END = Pattern.compile(";\\s*\n");

  private Tables() {}

  /**
   * Creates the tables.
   *
   * @param option the database's name in the DDL file: {@code sqlite}, {@code postgresql}, {@code
   *     mysql}
   */
  static void create(Connection connection, String option) throws IOException, SQLException {
    String resource = "/META-INF/fraiseql/ddl/" + option + ".sql";
    try (InputStream in = Tables.class.getResourceAsStream(resource);
        Statement statement = connection.createStatement()) {
      if (in == null) {
        throw new IOException("The benchmarks were not compiled for this database: no " + resource);
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : END.splitAsStream(script).toList()) {
        statement.execute(sql);
      }
    }
  }
}
