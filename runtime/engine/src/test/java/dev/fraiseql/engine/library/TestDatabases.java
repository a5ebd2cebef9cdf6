package dev.fraiseql.engine.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.engine.jdbc.DatabaseAddress;
import dev.fraiseql.engine.jdbc.RuntimeDialect;
import dev.fraiseql.engine.jdbc.SetupConnections;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Real databases, empty and new, as the engine sees them. */
public final class TestDatabases {

  private TestDatabases() {}

  /** A new database of that product. */
  public static DatabaseAddress create(TestDatabase product) {
    DatabaseAddress address = new DatabaseAddress(product.newDatabase());
    execute(address, ""); // opened once, as whoever set it up would have
    return address;
  }

  /** What a product is to the engine. */
  public static Database kind(TestDatabase product) {
    return Database.ofOption(product.option()).orElseThrow();
  }

  /** How the engine speaks to it. */
  public static RuntimeDialect dialect(TestDatabase product) {
    return RuntimeDialect.of(kind(product));
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
