package dev.fraiseql.benchmarks.contender;

/** What the drivers and the SQL of contenders tell apart. */
public enum Product {
  SQLITE,
  POSTGRESQL,
  /** MariaDB, too. */
  MYSQL;

  static Product of(String url) {
    return url.startsWith("jdbc:sqlite:")
        ? SQLITE
        : url.startsWith("jdbc:postgresql:") ? POSTGRESQL : MYSQL;
  }
}
