package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.plan.sql.WriteDialect;
import java.util.List;

/** Writes of PostgreSQL. */
final class PostgresqlWrites implements WriteDialect {
  /** The protocol counts parameters in 16 bits. */
  private static final int MOST_PARAMETERS = 65_535;

  private static final int MOST_ROWS = 1_000;

  @Override
  public boolean returnsInserted() {
    return true;
  }

  @Override
  public boolean returnsUpdated() {
    return true;
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MOST_PARAMETERS / Math.max(1, columns), 1, MOST_ROWS);
  }

  @Override
  public String lock() {
    return " for update of t";
  }

  @Override
  public String skipConflict(List<String> unique) {
    return " on conflict (" + String.join(", ", unique) + ") do nothing";
  }

  @Override
  public String laterThan(String column) {
    return "greatest(?, " + column + " + interval '1 microsecond')";
  }
}
