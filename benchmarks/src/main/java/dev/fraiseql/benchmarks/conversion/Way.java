package dev.fraiseql.benchmarks.conversion;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;

/** From what rows are converted, and by whom. */
enum Way {
  COPY("copy", "binary `COPY`, by our writer"),
  RESULT("result", "rows of pgjdbc in binary, by our writer"),
  ARROW_JDBC("arrow-jdbc", "the same rows, by arrow-jdbc"),
  SQLITE("sqlite", "SQLite, reading included, by our writer");

  private final String option;
  private final String title;

  Way(String option, String title) {
    this.option = option;
    this.title = title;
  }

  /** The way that a parameter of the benchmark names. */
  static Way named(String option) {
    return Arrays.stream(values())
        .filter(way -> way.option.equals(option))
        .findFirst()
        .orElseThrow();
  }

  /** What the report calls it. */
  String title() {
    return title;
  }

  /** Whether its vectors are filled by us, so that all such hold the same. */
  boolean isOurs() {
    return this != ARROW_JDBC;
  }

  /**
   * Rows for it.
   *
   * @param table {@code accounts} or {@code events}
   */
  Source open(String table) throws IOException, SQLException {
    return switch (this) {
      case COPY -> new CopiedRows(Table.open("postgresql", table));
      case RESULT -> new FetchedRows(Table.open("postgresql", table));
      case ARROW_JDBC -> new AdaptedRows(Table.open("postgresql", table));
      case SQLITE -> new SqliteRows(Table.open("sqlite", table));
    };
  }
}
