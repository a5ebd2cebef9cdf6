package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A field that a method of the class computes of columns of the row. The database does not know it,
 * so rows are not filtered, sorted or grouped by it.
 *
 * @param name that of the method, in GraphQL and in Arrow
 * @param ordinal the place that generated code switches on: behind those of {@link
 *     TypeModel#fields()} and {@link TypeModel#foreignKeys()}
 * @param type what the method gives: a single value
 * @param nullable whether the method may give null
 * @param columns what the method takes, in the order of its parameters; in a row that is to be
 *     written their values stand side by side
 * @param doc what the schema says about it
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

  /** The same field with a description. */
  public ComputedField withDoc(Doc other) {
    return new ComputedField(name, ordinal, type, nullable, columns, other);
  }
}
