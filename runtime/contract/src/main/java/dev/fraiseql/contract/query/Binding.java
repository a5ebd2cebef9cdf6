package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;

/** The source of the value that is bound to one {@code ?} of a statement. */
public sealed interface Binding {

  /**
   * One value.
   *
   * @param type what the value is converted to, and bound as
   * @param operand where it comes from
   * @param adjustment how the value is converted first
   */
  record Value(ValueType type, Operand operand, Adjustment adjustment) implements Binding {

    /** A value that is bound as it is. */
    public Value(ValueType type, Operand operand) {
      this(type, operand, Adjustment.NONE);
    }
  }

  /**
   * A list of values, bound as one parameter in the database's form of a list.
   *
   * @param type the type of each
   * @param operand a list
   * @param adjustment how each value is converted first
   * @param each the expression of one value where the list becomes one parameter for each, with
   *     {@code ?} for the parameter
   */
  record ValueList(ValueType type, Operand operand, Adjustment adjustment, String each)
      implements Binding {

    /** A list whose values are compared as they are bound. */
    public ValueList(ValueType type, Operand operand, Adjustment adjustment) {
      this(type, operand, adjustment, "?");
    }
  }

  /**
   * One part of the keys of all parents, bound as one parameter in the database's form of a list.
   *
   * @param part which part of the key, from 0
   * @param type the type of this part
   */
  record Keys(int part, ValueType type) implements Binding {}

  /**
   * All parts of the keys of all parents as one parameter: for a database that reads lists from
   * JSON.
   */
  record KeyRows() implements Binding {}

  /** The maximum number of rows. */
  record Limit() implements Binding {}

  /** The number of rows to skip. */
  record Offset() implements Binding {}

  /** The number, from 1, of the last row of each parent: skipped plus fetched. */
  record LastRow() implements Binding {}

  /** How a value is converted before it is bound. */
  enum Adjustment {
    /** Nothing. */
    NONE,
    /** A decimal is rounded down to the column's scale. */
    FLOOR_TO_SCALE,
    /** A decimal is rounded up to the column's scale. */
    CEILING_TO_SCALE,
    /** A decimal that the column cannot store becomes a value that equals nothing. */
    ONLY_AT_SCALE,
    /** A {@code like} pattern is rejected if it ends within an escape. */
    LIKE,
    /** A {@code like} pattern is converted to the syntax of SQLite's GLOB. */
    LIKE_TO_GLOB,
    /** A text that is found in any letter case is rejected if it is too long. */
    ANY_CASE,
    /** A {@code like} pattern that ignores letter case is rejected in either case. */
    ANY_CASE_LIKE,
    /** The same pattern is converted to the syntax of SQLite's GLOB. */
    ANY_CASE_GLOB,
    /** A text is converted to its bytes in UTF-8. */
    UTF8,
    /** A text becomes a regular expression that finds it anywhere, in any letter case. */
    FOLDED_ANYWHERE,
    /** A text becomes a regular expression that finds it at the beginning, in any letter case. */
    FOLDED_START,
    /** A text becomes a regular expression that finds it at the end, in any letter case. */
    FOLDED_END,
    /** A {@code like} pattern becomes a regular expression for the same, in any letter case. */
    FOLDED_LIKE,
    /** A {@code like} pattern is converted to SQL Server's syntax, with sets for escapes. */
    LIKE_TO_SETS,
    /** A text becomes such a pattern that finds it anywhere, in any letter case. */
    SETS_ANYWHERE,
    /** A text becomes such a pattern that finds it at the beginning, in any letter case. */
    SETS_START,
    /** A text becomes such a pattern that finds it at the end, in any letter case. */
    SETS_END,
    /** A {@code like} pattern becomes such a pattern for the same, in any letter case. */
    SETS_LIKE
  }
}
