package dev.fraiseql.server.config;

import org.jspecify.annotations.Nullable;

/**
 * Why the server does not start: one line for whoever started it, that ends with what to do about
 * it.
 */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure that is explained by what was found.
   *
   * @param problem a sentence that says what is wrong
   * @param remedy a sentence that says what to do
   */
  public StartFailure(String problem, String remedy) {
    this(problem, remedy, null);
  }

  /**
   * A failure that something else caused.
   *
   * @param problem a sentence that says what is wrong
   * @param remedy a sentence that says what to do; empty if the problem says it
   * @param cause for the log at debug level; the line does without it
   */
  public StartFailure(String problem, String remedy, @Nullable Throwable cause) {
    super((problem + " " + remedy).strip().replaceAll("\\s+", " "), cause);
  }

  /** The line. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
