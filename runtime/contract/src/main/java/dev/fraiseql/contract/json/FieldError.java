package dev.fraiseql.contract.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A value that cannot be written. By null propagation the nearest nullable field that contains it
 * becomes null, as the GraphQL specification requires for field errors. It has no stack trace.
 *
 * <p>Readers throw it with an empty path; each writer that it propagates through prepends its
 * response key.
 */
public final class FieldError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Deque<Object> path = new ArrayDeque<>();

  /**
   * An error of the value being read.
   *
   * @param message for the caller
   */
  public FieldError(String message) {
    super(message, null, false, false);
  }

  /**
   * An error whose cause is logged.
   *
   * @param message for the caller
   * @param cause for the log only
   */
  public FieldError(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /**
   * An error of one field.
   *
   * @param field the response key
   * @param message for the caller
   */
  public FieldError(String field, String message) {
    this(message);
    path.addFirst(field);
  }

  /** The error of a NULL in a non-null field. */
  public static FieldError missing() {
    return new FieldError("This field must not be null, but the database holds no value for it.");
  }

  /** Prepends a response key or a list index to the path, and returns this error. */
  public FieldError within(Object segment) {
    path.addFirst(segment);
    return this;
  }

  /** Response keys and list indexes, outermost first; complete once the error has propagated. */
  public List<Object> path() {
    return List.copyOf(path);
  }
}
