package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.TypeModel;

/** The names that aggregates have in the schema, derived from those of types. */
public final class AggregateNames {
  private AggregateNames() {}

  /** The root field that gives the groups of a type's rows. */
  public static String rootField(TypeModel type) {
    return type.plural() + "Aggregate";
  }

  /** The type of a group of rows, or of an embedded value's part of it. */
  public static String aggregate(String type) {
    return type + "Aggregate";
  }

  /** The type of the keys behind a to-one relation. */
  public static String group(String type) {
    return type + "Group";
  }

  /** The input that says which keys rows are grouped by. */
  public static String groupBy(String type) {
    return type + "GroupByInput";
  }

  /** The input that holds a condition on measures. */
  public static String having(String type) {
    return type + "HavingInput";
  }

  /** The input that names a key or measure to sort groups by. */
  public static String orderBy(String type) {
    return type + "AggregateOrderByInput";
  }

  /** The input that names a key behind a to-one relation to sort groups by. */
  public static String groupOrderBy(String type) {
    return type + "GroupOrderByInput";
  }
}
