package dev.fraiseql.contract.model;

/**
 * A value that is in no column: an argument of a method, or a field of an object that one returns.
 *
 * @param isId whether it is an {@code ID} in GraphQL
 */
public record ValueModel(String name, ValueType type, boolean isId, boolean nullable, Doc doc) {

  /** The name of the GraphQL type of the value, or of each element of the list. */
  public String graphql() {
    return isId ? "ID" : type.graphql();
  }
}
