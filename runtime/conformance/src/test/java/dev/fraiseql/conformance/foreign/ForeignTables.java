package dev.fraiseql.conformance.foreign;

import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables that are created by the statements of a test, and engines that read them. */
public final class ForeignTables {
  private ForeignTables() {}

  /** The URL of a new database in which statements have been executed. */
  public static String create(TestDatabase database, String... statements) {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new IllegalStateException(sql, e);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return url;
  }

  /**
   * An engine of annotated classes that has compared them with the tables.
   *
   * @param url of the tables
   * @param classes as {@link CompiledTypes#of} takes them
   */
  static FraiseEngine open(TestDatabase database, String url, String classes) {
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, Limits.DEFAULT),
        CompiledTypes.of(database, classes));
  }
}
