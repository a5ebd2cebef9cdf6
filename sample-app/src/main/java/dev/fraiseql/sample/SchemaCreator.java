package dev.fraiseql.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables and views that are created together, also where a rollback does not take them back. */
final class Creation {
  private static final Pattern END = Pattern.compile(";\\s*\n");
  private static final Pattern CREATED = Pattern.compile("(?m)^create (table|view) (\\S+)");

  private final Connection connection;
  private final List<String> drops = new ArrayList<>();

  Creation(Connection connection) {
    this.connection = connection;
  }

  /** Runs statements, each ended by a semicolon at a line's end. */
  void run(String script) throws SQLException {
    for (String sql : END.splitAsStream(script).toList()) {
      execute(sql);
      Matcher created = CREATED.matcher(sql);
      if (created.find()) {
        drops.addFirst("drop " + created.group(1) + " " + created.group(2));
      }
    }
  }

  /** Drops what was made, on a database that commits each CREATE by itself, as MySQL does. */
  void undo() throws SQLException {
    connection.rollback();
    if (connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
      // Tables may refer to each other.
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
