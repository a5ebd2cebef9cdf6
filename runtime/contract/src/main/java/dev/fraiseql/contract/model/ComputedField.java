package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A field that a static method of the class computes from columns of the row. It has no column of
 * its own, so rows cannot be filtered, sorted or grouped by it.
 *
 * @param name of the method, in GraphQL and in Arrow
 * @param ordinal the index that generated code switches on, after those of {@link
 *     TypeModel#fields()} and {@link TypeModel#foreignKeys()}
 * @param type of the method's result, which is never a list
 * @param nullable whether the method may return null
 * @param columns the method's arguments, in the order of its parameters; a row that is written has
 *     their values at adjacent positions
 * @param doc its description and deprecation in the schema
 */
public record ComputedField(
    String name, int ordinal, ValueType type, boolean nullable, List<Column> columns, Doc doc) {
  public ComputedField {
    columns = List.copyOf(columns);
  }

  /** A field that is never null, without a description. */
  public static ComputedField of(String name, int ordinal, ValueType type, Column... columns) {
    return new ComputedField(name, ordinal, type, false, List.of(columns), Doc.NONE);
  }

  /** A field that may be null, without a description. */
  public static ComputedField nullable(
      String name, int ordinal, ValueType type, Column... columns) {
    return new ComputedField(name, ordinal, type, true, List.of(columns), Doc.NONE);
  }

  /** The same field with another description. */
  public ComputedField withDoc(Doc other) {
    return new ComputedField(name, ordinal, type, nullable, columns, other);
  }
}
