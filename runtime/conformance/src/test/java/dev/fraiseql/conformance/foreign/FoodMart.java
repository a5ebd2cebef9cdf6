package dev.fraiseql.conformance.foreign;

import dev.fraiseql.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The FoodMart data set, as someone would import it: its 24 tables with their indexes, without keys
 * and foreign keys. The aggregates that it has in further tables are left out.
 */
final class FoodMart {
  private static final int ROWS_AT_ONCE = 500;
  private static final String TABLE = "CREATE MEMORY TABLE \"foodmart\".";
  private static final String INSERT = "INSERT INTO ";
  private static final String VALUES = " VALUES";

  private final Statement statement;
  private final boolean sqlite;
  private final StringBuilder rows = new StringBuilder();
  private String table = "";
  private int count;

  private FoodMart(Statement statement, boolean sqlite) {
    this.statement = statement;
    this.sqlite = sqlite;
  }

  /** The URL of a new database with the data. */
  static String load(TestDatabase database) {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        BufferedReader script =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(FoodMart.class.getResourceAsStream("/foodmart.script")),
                    StandardCharsets.UTF_8))) {
      connection.setAutoCommit(false);
      FoodMart load = new FoodMart(statement, database == TestDatabase.SQLITE);
      for (String line = script.readLine(); line != null; line = script.readLine()) {
        load.line(line);
      }
      load.flush();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return url;
  }

  private void line(String line) throws SQLException {
    if (line.contains("\"agg_")) {
      return;
    }
    if (line.startsWith(TABLE)) {
      String columns = line.substring(TABLE.length());
      statement.execute(
          "create table " + (sqlite ? columns : columns.replace(" DOUBLE", " DOUBLE PRECISION")));
    } else if (line.startsWith("CREATE ") && line.contains("INDEX ")) {
      statement.execute(line.replace("\"foodmart\".", ""));
    } else if (line.startsWith(INSERT + '"')) {
      int values = line.indexOf(VALUES);
      String into = line.substring(INSERT.length(), values);
      if (into.equals("\"BLOCKS\"")) {
        return;
      }
      if (!into.equals(table) || count == ROWS_AT_ONCE) {
        flush();
        table = into;
      }
      rows.append(count++ == 0 ? "" : ",").append(line, values + VALUES.length(), line.length());
    }
  }

  private void flush() throws SQLException {
    if (count > 0) {
      statement.execute(INSERT + table + VALUES + rows);
      rows.setLength(0);
      count = 0;
    }
  }
}
