package dev.fraiseql.jdbc;

import org.jspecify.annotations.Nullable;

/** A database that cannot be opened. The message is one line for whoever starts the program. */
public final class DatabaseOpenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, and what to do. */
  public DatabaseOpenException(String message) {
    this(message, null);
  }

  /** With what is wrong, what to do, and what the driver said. */
  public DatabaseOpenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
