package dev.fraiseql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The real databases that tests run on. Two of them may be the same to the processor and the
 * engine: MySQL and MariaDB are.
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

  /** The name of what it is to the processor and the engine: {@code mysql}. */
  public String option() {
    return this == MARIADB ? MYSQL.option() : name().toLowerCase(Locale.ROOT);
  }

  /**
   * The JDBC address of a new, empty database, which is gone when the JVM has ended.
   *
   * @throws IllegalStateException if there is none to be had, with the reason
   * @throws org.opentest4j.TestAbortedException if there is none to be had on this machine, and
   *     nobody said that it must
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

  /** The name by which people know the product. */
  @Override
  public String toString() {
    return product;
  }
}
