package dev.fraiseql.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates tables and views, and can undo that on a database whose rollback does not. */
final class SchemaCreator {
  private static final Pattern END = Pattern.compile(";\\s*\n");
  private static final Pattern CREATED = Pattern.compile("(?m)^create (table|view) (\\S+)");

  private final Connection connection;
  private final List<String> drops = new ArrayList<>();

  SchemaCreator(Connection connection) {
    this.connection = connection;
  }

  /** Runs statements, each terminated by a semicolon at the end of a line. */
  void run(String script) throws SQLException {
    for (String sql : END.splitAsStream(script).toList()) {
      execute(sql);
      Matcher created = CREATED.matcher(sql);
      if (created.find()) {
        drops.addFirst("drop " + created.group(1) + " " + created.group(2));
      }
    }
  }

  /** Rolls back, and drops tables and views if the database commits each CREATE, as MySQL does. */
  void undo() throws SQLException {
    connection.rollback();
    if (connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
      // Tables may reference each other.
      execute("set foreign_key_checks = 0");
      for (String drop : drops) {
        execute(drop);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
