package dev.fraiseql.contract.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A value that cannot be written where it stands. It travels up to the nearest object that may be
 * null in its place, as the GraphQL specification asks of a field error; it is expected, rare, and
 * carries no stack trace.
 *
 * <p>Readers throw it with an empty path; each writer that it passes on its way up puts the
 * response key before it.
 */
public final class FieldError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Deque<Object> path = new ArrayDeque<>();

  /**
   * An error of the value being read.
   *
   * @param message what is wrong, fit for the caller's eyes
   */
  public FieldError(String message) {
    super(message, null, false, false);
  }

  /**
   * An error that the log says more about.
   *
   * @param message what is wrong, fit for the caller's eyes
   * @param cause what happened, for the log alone
   */
  public FieldError(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /**
   * An error of one field.
   *
   * @param field the response key
   * @param message what is wrong, fit for the caller's eyes
   */
  public FieldError(String field, String message) {
    this(message);
    path.addFirst(field);
  }

  /** The error of NULL where the schema promises a value. */
  public static FieldError missing() {
    return new FieldError("This field must not be null, but the database holds no value for it.");
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
