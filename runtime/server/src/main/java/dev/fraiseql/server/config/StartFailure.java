package dev.fraiseql.server.config;

import org.jspecify.annotations.Nullable;

/**
 * The server cannot start. The message is one line, or a report of several: what is wrong, and what
 * to do.
 */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure without a cause.
   *
   * @param problem a sentence that says what is wrong
   * @param remedy a sentence that says what to do
   */
  public StartFailure(String problem, String remedy) {
    this(problem, remedy, null);
  }

  /**
   * A failure with a cause.
   *
   * @param problem a sentence that says what is wrong
   * @param remedy a sentence that says what to do; empty if the first one does
   * @param cause for the log at debug level; not part of the line
   */
  public StartFailure(String problem, String remedy, @Nullable Throwable cause) {
    super((problem + " " + remedy).strip().replaceAll("\\s+", " "), cause);
  }

  /**
   * A failure with several lines.
   *
   * @param report what is wrong, and what to do
   */
  public static StartFailure ofReport(String report, Throwable cause) {
    return new StartFailure(report, cause);
  }

  private StartFailure(String report, Throwable cause) {
    super(report, cause);
  }

  /** The message. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
