package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import java.util.List;

/** How one database writes rows. */
public interface WriteDialect {

  /** Whether INSERT can return columns of the new rows, in the order of the rows. */
  boolean returnsInserted();

  /** Whether one statement can lock a row, change it, and return its old and its new state. */
  default boolean returnsUpdated() {
    return false;
  }

  /** How many rows one INSERT takes at most. */
  int rowsPerInsert(int columns);

  /** The value by which INSERT leaves a column to the database. */
  default String defaultValue() {
    return "default";
  }

  /** What ends a statement that locks the rows that it reads; may be empty. */
  default String lock() {
    return " for update";
  }

  /** What follows the name of a row whose table is locked, in FROM; may be empty. */
  default String lockHint() {
    return "";
  }

  /** What ends an INSERT without columns and values. */
  default String insertDefaults() {
    return " default values";
  }

  /**
   * What ends an INSERT that inserts nothing if a row with the same unique values exists; empty if
   * it then has to fail.
   *
   * @param unique the columns that are unique together, in quotes
   */
  default String skipConflict(List<String> unique) {
    return "";
  }

  /**
   * A moment that is later than the one in a column.
   *
   * @param column the column
   * @return an expression with one parameter, the current time
   */
  String laterThan(String column);

  /**
   * The sum of a column and a parameter. A sum beyond the range of the column is an error.
   *
   * @param expression the column's value
   */
  default String sum(String expression, Column column) {
    return expression + " + ?";
  }
}
