package dev.fraiseql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The databases that tests run on. MySQL and MariaDB are the same database to the processor and the
 * engine.
 */
public enum TestDatabase {
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL"),
  MARIADB("MariaDB"),
  SQLITE("SQLite");

  private final String product;

  TestDatabase(String product) {
    this.product = product;
  }

  /** Its name to the processor and the engine, for example {@code mysql}. */
  public String option() {
    return this == MARIADB ? MYSQL.option() : name().toLowerCase(Locale.ROOT);
  }

  /**
   * Creates an empty database, which is removed when the JVM ends.
   *
   * @return its JDBC URL
   * @throws IllegalStateException if there is no server, with the reason
   * @throws org.opentest4j.TestAbortedException if the server cannot run on this machine; in CI an
   *     IllegalStateException
   */
  public String newDatabase() {
    return switch (this) {
      case POSTGRESQL -> TestPostgresql.newDatabase();
      case MYSQL -> TestMysql.newDatabase();
      case MARIADB -> TestMariadb.newDatabase();
      case SQLITE -> newFile();
    };
  }

  private static String newFile() {
    try {
      Path file = Files.createTempFile("fraiseql", ".db");
      file.toFile().deleteOnExit();
      return "jdbc:sqlite:" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The product's name as its vendor writes it. */
  @Override
  public String toString() {
    return product;
  }
}
