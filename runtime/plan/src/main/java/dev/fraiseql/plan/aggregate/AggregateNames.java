package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;

/** The names of aggregates in the schema, derived from the names of types. */
public final class AggregateNames {
  private AggregateNames() {}

  /** The root field that returns the groups of a type's rows. */
  public static String rootField(TypeModel type) {
    return type.plural() + "Aggregate";
  }

  /** The field of a row that returns the groups of the rows of a to-many relation. */
  public static String field(ToManyField relation) {
    return relation.name() + "Aggregate";
  }

  /** The type of a group of rows, or of an embedded object in it. */
  public static String aggregate(String type) {
    return type + "Aggregate";
  }

  /** The type of the group keys in the target of a to-one relation. */
  public static String group(String type) {
    return type + "Group";
  }

  /** The input of {@code groupBy}. */
  public static String groupBy(String type) {
    return type + "GroupByInput";
  }

  /** The input of {@code having}: a condition on aggregates. */
  public static String having(String type) {
    return type + "HavingInput";
  }

  /** The input of {@code orderBy}: a key or aggregate to sort groups by. */
  public static String orderBy(String type) {
    return type + "AggregateOrderByInput";
  }

  /** The input of {@code orderBy}: an aggregate of related rows to sort rows by. */
  public static String toManyOrderBy(String type) {
    return type + "ToManyOrderByInput";
  }

  /** The input of {@code orderBy} for the keys in the target of a to-one relation. */
  public static String groupOrderBy(String type) {
    return type + "GroupOrderByInput";
  }
}
