package dev.fraiseql.benchmarks.contender;

/** The databases, as far as their drivers and SQL differ for the contenders. */
public enum Product {
  SQLITE,
  POSTGRESQL,
  /** MySQL and MariaDB. */
  MYSQL;

  static Product of(String url) {
    return url.startsWith("jdbc:sqlite:")
        ? SQLITE
        : url.startsWith("jdbc:postgresql:") ? POSTGRESQL : MYSQL;
  }
}
