package dev.fraiseql.contract.model;

import dev.fraiseql.annotations.Stored;

/**
 * A column of a table.
 *
 * @param name as the database spells it, unquoted
 * @param type of its values
 * @param nullable whether it may contain NULL
 * @param length the maximum number of characters of a string; 0 for no maximum
 * @param stored the form in which the table stores the values; statements convert it, so every
 *     value that is read, bound or compared has the default form
 * @param storedType the database's name of the type of a {@link Stored#NATIVE} column; empty if it
 *     is not known
 */
public record Column(
    String name, ValueType type, boolean nullable, int length, Stored stored, String storedType) {

  /** A column in the default form. */
  public Column(String name, ValueType type, boolean nullable, int length) {
    this(name, type, nullable, length, Stored.DEFAULT, "");
  }

  /** A column in the default form, of any length. */
  public Column(String name, ValueType type, boolean nullable) {
    this(name, type, nullable, 0);
  }

  /** A column that is never NULL, in the default form, of any length. */
  public static Column of(String name, ValueType type) {
    return new Column(name, type, false);
  }

  /** A column that may be NULL, in the default form, of any length. */
  public static Column nullable(String name, ValueType type) {
    return new Column(name, type, true);
  }

  /**
   * The same column with a maximum length.
   *
   * @param characters of a string; 0 for no maximum
   */
  public Column withLength(int characters) {
    return new Column(name, type, nullable, characters, stored, storedType);
  }

  /**
   * The same column in another stored form.
   *
   * @param databaseType the database's name of its type; empty if it is not known
   */
  public Column storedAs(Stored form, String databaseType) {
    return new Column(name, type, nullable, length, form, databaseType);
  }

  /** The same column with values of another type. */
  public Column withType(ValueType other) {
    return new Column(name, other, nullable, length, stored, storedType);
  }

  /** The same column under another name. */
  public Column named(String other, boolean mayBeNull) {
    return new Column(other, type, mayBeNull, length, stored, storedType);
  }

  /** Whether the values are stored as the generated DDL would store them. */
  public boolean isDefaultForm() {
    return stored == Stored.DEFAULT;
  }

  /** The same column with values of its stored type instead of a custom scalar. */
  public Column base() {
    return type.custom() == null ? this : withType(type.base());
  }
}
