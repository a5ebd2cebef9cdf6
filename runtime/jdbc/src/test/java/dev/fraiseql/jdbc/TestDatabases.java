package dev.fraiseql.jdbc;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Real databases, empty and new, by their addresses. */
public final class TestDatabases {

  private TestDatabases() {}

  /** A new database of that product. */
  public static DatabaseAddress create(TestDatabase product) {
    DatabaseAddress address = new DatabaseAddress(product.newDatabase());
    execute(address, ""); // opened once, as whoever set it up would have
    return address;
  }

  /** The database that a product stands for. */
  public static Database kind(TestDatabase product) {
    return Database.ofOption(product.option()).orElseThrow();
  }

  /** Its dialect. */
  public static RuntimeDialect dialect(TestDatabase product) {
    return Databases.of(kind(product));
  }

  /** Runs statements, apart by semicolons at line ends, with names in double quotes. */
  public static void execute(DatabaseAddress address, String script) {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      if (address.database() == Database.MYSQL) {
        statement.execute("set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
      }
      for (String sql : script.split(";\\s*\\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
