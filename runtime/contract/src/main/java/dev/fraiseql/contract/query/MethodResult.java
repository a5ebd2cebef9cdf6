package dev.fraiseql.contract.query;

import java.util.List;

/** What is read of the result of a method that is a root field. */
public sealed interface MethodResult {

  /** The value, or the list of values. */
  record Value() implements MethodResult {}

  /** The rows of the keys that the method returns, read by a level that takes them as parents. */
  record Rows(Level level) implements MethodResult {}

  /**
   * Fields of the object, or of each object of a list.
   *
   * @param parts the selected fields, in order
   */
  record Fields(List<Part> parts) implements MethodResult {
    public Fields {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A selected field.
   *
   * @param name the response key
   * @param field the index of the field; -1 for {@code __typename}
   */
  record Part(String name, int field) {
    /** {@code __typename}, as a field. */
    public static final int TYPE_NAME = -1;
  }
}
