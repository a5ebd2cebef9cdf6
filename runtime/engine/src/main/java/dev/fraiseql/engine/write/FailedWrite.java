package dev.fraiseql.engine.write;

import java.sql.SQLException;

/** A failure of the database in a write that an author's method has asked for. */
final class FailedWrite extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException failure;

  FailedWrite(SQLException failure) {
    super("the database rejected the change", failure);
    this.failure = failure;
  }

  SQLException failure() {
    return failure;
  }
}
