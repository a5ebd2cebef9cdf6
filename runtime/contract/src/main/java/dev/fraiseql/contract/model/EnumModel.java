package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A Java enum served as a GraphQL enum; its values are stored as their names.
 *
 * @param name in GraphQL
 * @param javaClass the fully qualified (canonical) name
 * @param values in the order of declaration
 */
public record EnumModel(String name, String javaClass, List<Value> values, Doc doc) {
  public EnumModel {
    values = List.copyOf(values);
  }

  /** One value of the enum. */
  public record Value(String name, Doc doc) {}
}
