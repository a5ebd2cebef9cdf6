package dev.fraiseql.engine;

import org.jspecify.annotations.Nullable;

/**
 * The engine cannot start. The message is one line for the operator: what is wrong, and the remedy.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with an optional cause. */
  public StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
