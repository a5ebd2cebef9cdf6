package dev.fraiseql.engine.method;

import org.jspecify.annotations.Nullable;

/** A class whose methods are root fields has no instance. The message says what it needs. */
public final class InstanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InstanceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
