package dev.fraiseql.testing;

import java.util.Locale;

/**
 * The real databases that tests run on. MySQL and MariaDB are one database for the processor and
 * the engine.
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

  /** Its name in the processor's options: {@code mysql}. */
  public String option() {
    return this == MARIADB ? MYSQL.option() : name().toLowerCase(Locale.ROOT);
  }

  /**
   * The JDBC URL of a new, empty database, which is dropped when the JVM exits.
   *
   * @throws IllegalStateException if the database cannot be created, with the reason
   * @throws org.opentest4j.TestAbortedException if the server cannot run on this machine, and the
   *     build does not require it
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
    return "jdbc:sqlite:" + TemporaryFolders.create("fraiseql").resolve("test.db");
  }

  /** The name of the product. */
  @Override
  public String toString() {
    return product;
  }
}
