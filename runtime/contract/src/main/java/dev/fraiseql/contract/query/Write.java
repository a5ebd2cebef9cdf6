package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * What a mutation field writes. Inputs are arguments as JSON knows them (maps with their keys in
 * order), with an {@link Operand.Variable} in place of each variable.
 */
public sealed interface Write {

  /** The GraphQL name of the type whose rows are written. */
  String type();

  /**
   * Inserts rows.
   *
   * @param input one input, or a list of them
   * @param many whether the field takes a list
   */
  record Create(String type, @Nullable Object input, boolean many) implements Write {}

  /**
   * Changes rows.
   *
   * @param input the new values; null for none
   * @param increment what is added to values; null for nothing
   */
  record Update(String type, Target rows, @Nullable Object input, @Nullable Object increment)
      implements Write {}

  /**
   * Inserts a row, or changes the one that has the values of a unique key.
   *
   * @param conflict the name of the unique key; null for the key of the type
   */
  record Upsert(String type, @Nullable Object input, @Nullable Operand conflict) implements Write {}

  /** Deletes rows. */
  record Delete(String type, Target rows) implements Write {}

  /**
   * The rows that an update or a delete is about.
   *
   * @param statement reads and locks them, in the order of their keys
   * @param many false for the one row with a key
   * @param where the condition of many rows
   * @param limit the maximum number of many rows; null for no maximum
   * @param version the version that the one row must have; null for any
   */
  record Target(
      SqlStatement statement,
      boolean many,
      @Nullable Object where,
      @Nullable Operand limit,
      @Nullable Operand version) {

    /** The row with a key. */
    public static Target row(SqlStatement statement, @Nullable Operand version) {
      return new Target(statement, false, null, null, version);
    }

    /** The rows that meet a condition. */
    public static Target rows(
        SqlStatement statement, @Nullable Object where, @Nullable Operand limit) {
      return new Target(statement, true, where, limit, null);
    }
  }
}
