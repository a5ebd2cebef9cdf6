package dev.fraiseql.contract.model;

/**
 * A column of a table.
 *
 * @param name as the database spells it, unquoted
 * @param type what its values are
 * @param nullable whether it may hold NULL
 * @param length the most characters of a string; 0 means any number
 */
public record Column(String name, ValueType type, boolean nullable, int length) {

  /** A column of any length. */
  public Column(String name, ValueType type, boolean nullable) {
    this(name, type, nullable, 0);
  }

  /** A column that is never NULL, of any length. */
  public static Column of(String name, ValueType type) {
    return new Column(name, type, false);
  }

  /** A column that may be NULL, of any length. */
  public static Column nullable(String name, ValueType type) {
    return new Column(name, type, true);
  }

  /**
   * The same column with a maximum length.
   *
   * @param characters of a string; 0 for no maximum
   */
  public Column withLength(int characters) {
    return new Column(name, type, nullable, characters);
  }

  /** The same column with values as they are kept, whatever record of the author's they are of. */
  public Column base() {
    return type.custom() == null ? this : new Column(name, type.base(), nullable, length);
  }
}
