package dev.fraiseql.plan.sql;

/**
 * How much one statement of a database can read.
 *
 * @param tables the maximum number of tables that are joined
 * @param columns the maximum number of result columns
 */
public record StatementLimits(int tables, int columns) {

  /** No limits that a request could reach. */
  public static final StatementLimits NONE =
      new StatementLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
