package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A sealed Java interface that is served: an interface in GraphQL if its types have fields that it
 * names, else a union of them. It has no table; its rows are those of its types.
 *
 * @param name in GraphQL, in PascalCase
 * @param plural the root field that gives a list
 * @param types the GraphQL names of its types, sorted; at least one
 * @param fields the names of the fields that all of its types have alike, in the order of
 *     declaration; empty for a union
 */
public record InterfaceModel(
    String name, String plural, List<String> types, List<String> fields, Doc doc) {
  public InterfaceModel {
    types = List.copyOf(types);
    fields = List.copyOf(fields);
  }

  /** Whether its types have nothing in common. */
  public boolean isUnion() {
    return fields.isEmpty();
  }
}
