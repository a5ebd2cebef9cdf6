package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.plan.sql.WriteDialect;

/** Writes of SQL Server. */
final class SqlServerWrites implements WriteDialect {
  /** A statement takes 2,100 parameters; some are left for the driver. */
  private static final int MOST_PARAMETERS = 2_000;

  /** A table constructor takes no more. */
  private static final int MOST_ROWS = 1_000;

  /** The order of the rows that OUTPUT returns is not defined. */
  @Override
  public boolean returnsInserted() {
    return false;
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MOST_PARAMETERS / Math.max(1, columns), 1, MOST_ROWS);
  }

  @Override
  public String lock() {
    return "";
  }

  @Override
  public String lockHint() {
    return " with (updlock)";
  }

  @Override
  public String laterThan(String column) {
    return "(select max(v) from (values (?), (dateadd(microsecond, 1, "
        + column
        + "))) as moments(v))";
  }
}
