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
}
