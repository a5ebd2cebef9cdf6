package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Creates tables by our own DDL. */
public final class Tables {
  private static final Pattern END = Pattern.compile(";\\s*\n");

  private Tables() {}

  /**
   * Creates the tables of all workloads: of each jar of the class path that has some.
   *
   * @param option the database's name in the DDL file: {@code sqlite}, {@code postgresql}, {@code
   *     mysql}
   */
  static void create(Connection connection, String option) throws IOException, SQLException {
    String resource = "META-INF/fraiseql/ddl/" + option + ".sql";
    List<URL> scripts = Collections.list(Tables.class.getClassLoader().getResources(resource));
    if (scripts.isEmpty()) {
      throw new IOException("The benchmarks were not compiled for this database: no " + resource);
    }
    for (URL script : scripts) {
      try (InputStream in = script.openStream()) {
        run(connection, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** Runs the statements of a generated script. */
  public static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : END.splitAsStream(script).toList()) {
        statement.execute(sql);
      }
    }
  }
}
