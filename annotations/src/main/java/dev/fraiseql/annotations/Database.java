package dev.fraiseql.annotations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The databases that code is generated for, as named in the processor option {@code
 * fraiseql.databases}.
 */
public enum Database {
  POSTGRESQL("PostgreSQL"),
  /** MySQL 8 and MariaDB 11: the same code serves both. */
  MYSQL("MySQL"),
  SQLITE("SQLite"),
  /** SQL Server 2019 and later. Unproven: this code has never run on it. */
  SQLSERVER("SQL Server");

  private final String product;

  Database(String product) {
    this.product = product;
  }

  /** The name by which people know the product. */
  public String product() {
    return product;
  }

  /**
   * The name in the processor option, in resource paths and in documents: the constant in lower
   * case.
   */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether its statements can match regular expressions. A build for a database that cannot has no
   * such filters, on no database: SQL Server has none before 2025.
   */
  public boolean hasRegex() {
    return this != SQLSERVER;
  }

  /** The database of that option name, spelled in lower case; empty for any other text. */
  public static Optional<Database> ofOption(String option) {
    return Arrays.stream(values()).filter(database -> database.option().equals(option)).findFirst();
  }
}
