package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A root field that a method of the author's executes.
 *
 * @param name of the field and the method
 * @param mutation whether it is a field of {@code Mutation}, not of {@code Query}
 * @param parameters the arguments, in the order of the method's
 */
public record MethodModel(
    String name, boolean mutation, List<ValueModel> parameters, Result result, Doc doc) {
  public MethodModel {
    parameters = List.copyOf(parameters);
  }

  /** What a method returns. */
  public sealed interface Result {

    /** Whether it may be null. */
    boolean nullable();

    /** Whether it is a list. */
    boolean list();

    /** The name of the GraphQL type of the value, or of each element of the list. */
    String graphql();
  }

  /**
   * A value or a list of values.
   *
   * @param isId whether it is an {@code ID}
   */
  public record Value(ValueType type, boolean isId, boolean nullable) implements Result {
    @Override
    public boolean list() {
      return type.list();
    }

    @Override
    public String graphql() {
      return isId ? "ID" : type.graphql();
    }
  }

  /** Nothing: a method without a result returns true. */
  public record Nothing() implements Result {
    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public boolean list() {
      return false;
    }

    @Override
    public String graphql() {
      return Scalar.BOOLEAN.graphql();
    }
  }

  /**
   * Rows, which the method names by their keys.
   *
   * @param type the GraphQL name of their type
   */
  public record Rows(String type, boolean list, boolean nullable) implements Result {
    @Override
    public String graphql() {
      return type;
    }
  }

  /**
   * Objects that are no rows.
   *
   * @param type the name of their {@link ObjectModel}
   */
  public record Objects(String type, boolean list, boolean nullable) implements Result {
    @Override
    public String graphql() {
      return type;
    }
  }
}
