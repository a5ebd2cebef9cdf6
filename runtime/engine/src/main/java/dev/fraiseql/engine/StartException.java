package dev.fraiseql.engine;

import org.jspecify.annotations.Nullable;

/**
 * The engine cannot start. The message is one line for whoever starts it: what is wrong, and what
 * to do.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, and what was behind it. */
  public StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
