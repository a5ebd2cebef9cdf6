package dev.fraiseql.contract.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A value that cannot be written where it stands. It travels up to the nearest object that may be
 * null in its place, as the GraphQL specification asks of a field error; it is expected, rare, and
 * carries no stack trace.
 */
public final class FieldError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Deque<Object> path = new ArrayDeque<>();

  /**
   * An error of one field.
   *
   * @param field the response key
   * @param message what is wrong, fit for the caller's eyes
   */
  public FieldError(String field, String message) {
    super(message, null, false, false);
    path.addFirst(field);
  }

  /** Notes that the error lies within this field, or at this index of a list. */
  public FieldError within(Object segment) {
    path.addFirst(segment);
    return this;
  }

  /** Response keys and indexes, outermost first, as far as they have been noted. */
  public List<Object> path() {
    return List.copyOf(path);
  }
}
