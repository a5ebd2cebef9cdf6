package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;

/** What is bound to one {@code ?} of a statement. */
public sealed interface Binding {

  /**
   * One value.
   *
   * @param type what the value is converted to, and bound as
   * @param operand where it comes from
   * @param adjustment what the dialect wants done to it first
   */
  record Value(ValueType type, Operand operand, Adjustment adjustment) implements Binding {

    /** A value that is bound as it is. */
    public Value(ValueType type, Operand operand) {
      this(type, operand, Adjustment.NONE);
    }
  }

  /**
   * Any number of values, bound as one parameter in whatever form the database takes a list.
   *
   * @param type the type of each
   * @param operand a list
   * @param adjustment what is done to each value first
   */
  record ValueList(ValueType type, Operand operand, Adjustment adjustment) implements Binding {}

  /**
   * One part of the keys of all parents, bound as one parameter in whatever form the database takes
   * a list.
   *
   * @param part which part of the key, from 0
   * @param type the type of this part
   */
  record Keys(int part, ValueType type) implements Binding {}

  /**
   * All parts of the keys of all parents as one parameter: for a database that takes lists as JSON.
   */
  record KeyRows() implements Binding {}

  /** The most rows to fetch. */
  record Limit() implements Binding {}

  /** The rows to skip. */
  record Offset() implements Binding {}

  /** The number, from 1, of the last row wanted of each parent: skipped plus fetched. */
  record LastRow() implements Binding {}

  /** What a dialect wants done to a value before it is bound. */
  enum Adjustment {
    /** Nothing. */
    NONE,
    /** A decimal, down to the nearest one that the column can hold. */
    FLOOR_TO_SCALE,
    /** A decimal, up to the nearest one that the column can hold. */
    CEILING_TO_SCALE,
    /** A decimal that the column cannot hold becomes one that equals nothing. */
    ONLY_AT_SCALE,
    /** A {@code like} pattern is refused if it ends within an escape. */
    LIKE,
    /** A {@code like} pattern is written in the language of SQLite's GLOB. */
    LIKE_TO_GLOB,
    /** A text becomes its bytes in UTF-8. */
    UTF8,
    /** A text becomes a regular expression that finds it anywhere, in any letter case. */
    FOLDED_ANYWHERE,
    /** A text becomes a regular expression that finds it at the beginning, in any letter case. */
    FOLDED_START,
    /** A text becomes a regular expression that finds it at the end, in any letter case. */
    FOLDED_END,
    /** A {@code like} pattern becomes a regular expression for the same, in any letter case. */
    FOLDED_LIKE,
    /** A {@code like} pattern is written in the language of SQL Server's, with sets for escapes. */
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
