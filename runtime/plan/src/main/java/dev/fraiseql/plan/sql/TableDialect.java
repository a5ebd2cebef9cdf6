package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;

/** How one database creates tables. */
public interface TableDialect {

  /**
   * The type of a column in CREATE TABLE.
   *
   * @param inKey whether the column is part of a key of the table, its own or another's
   */
  String columnType(Column column, boolean inKey);

  /** What follows the closing parenthesis of CREATE TABLE; may be empty. */
  default String tableOptions() {
    return "";
  }

  /**
   * What follows the type of a single-column key whose values the database generates; may be empty.
   */
  String generatedKey(Column column);

  /** What follows the type of a column that the database always computes by an expression. */
  default String computed(String expression) {
    return " generated always as (" + expression + ") stored";
  }

  /**
   * Whether a foreign key can only be declared in CREATE TABLE, where it may name a table that
   * comes later.
   */
  boolean declaresForeignKeysInline();
}
