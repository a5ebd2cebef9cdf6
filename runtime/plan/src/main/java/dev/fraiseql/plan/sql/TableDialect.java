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

  /**
   * The type of a column that the database always computes by an expression, and what makes it so.
   *
   * @param type the type of the column
   */
  default String computed(String type, String expression, boolean nullable) {
    return type
        + " generated always as ("
        + expression
        + ") stored"
        + (nullable ? "" : " not null");
  }

  /**
   * What follows the definition of a numbered key so that the numbers of deleted rows are not given
   * again. Readers of the entries of changes would take two rows for one otherwise.
   */
  default String neverReused() {
    return "";
  }

  /**
   * What follows the type of a column whose value is an expression unless an INSERT gives one.
   *
   * @param type the type of the column
   */
  default String defaultValue(String type, String expression) {
    return " default (" + expression + ")";
  }

  /** Whether rows with NULL in a unique constraint are never equal. */
  default boolean nullsAreDistinct() {
    return true;
  }

  /** Whether foreign keys that delete or change rows may lead to one table on several paths. */
  default boolean allowsSeveralCascades() {
    return true;
  }

  /** How many characters the texts of one index have at most, all together. */
  int indexedCharacters();

  /**
   * Whether a foreign key can only be declared in CREATE TABLE, where it may name a table that
   * comes later.
   */
  boolean declaresForeignKeysInline();
}
