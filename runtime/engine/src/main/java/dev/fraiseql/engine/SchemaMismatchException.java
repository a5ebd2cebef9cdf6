package dev.fraiseql.engine;

import dev.fraiseql.jdbc.schema.Difference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes and the database differ, so that the engine does not start. The message is for the
 * operator: a line for each error, with what to change.
 */
public final class SchemaMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Difference> errors;

  /** With all errors, at least one. */
  public SchemaMismatchException(List<Difference> errors) {
    super(message(errors));
    this.errors = List.copyOf(errors);
  }

  private static String message(List<Difference> errors) {
    String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
    return errors.stream()
        .map(Difference::toString)
        .collect(
            Collectors.joining(
                "\n  ", "the classes and the database differ (" + count + "):\n  ", ""));
  }

  /** The errors, by class. */
  public List<Difference> errors() {
    return errors;
  }
}
