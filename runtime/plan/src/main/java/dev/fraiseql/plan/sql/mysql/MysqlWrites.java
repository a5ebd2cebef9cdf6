package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.plan.sql.WriteDialect;

/** Writes of MySQL and MariaDB. */
final class MysqlWrites implements WriteDialect {
  /** The protocol counts parameters in 16 bits. */
  private static final int MOST_PARAMETERS = 65_535;

  private static final int MOST_ROWS = 1_000;

  /** MariaDB can; MySQL cannot. */
  @Override
  public boolean returnsInserted() {
    return false;
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MOST_PARAMETERS / Math.max(1, columns), 1, MOST_ROWS);
  }

  /** MySQL cannot lock the keys that a statement joins; MariaDB can, and skips such comments. */
  @Override
  public String lock() {
    return " for update/*!80001 of t*/";
  }

  @Override
  public String insertDefaults() {
    return " () values ()";
  }

  @Override
  public String laterThan(String column) {
    return "greatest(?, " + column + " + interval 1 microsecond)";
  }
}
