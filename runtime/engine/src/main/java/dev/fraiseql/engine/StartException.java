package dev.fraiseql.engine;

import org.jspecify.annotations.Nullable;

/** The engine cannot start. The message is one line: what is wrong, and what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with the cause, null if there is none. */
  public StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
