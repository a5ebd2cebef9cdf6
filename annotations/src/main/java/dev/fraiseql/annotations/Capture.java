package dev.fraiseql.annotations;

/** Which changes of a type's rows are recorded as events. */
public enum Capture {
  /** None. */
  NONE,
  /** Those by mutations, in the same transaction, in the table {@code fq_outbox}. */
  OUTBOX,
  /**
   * Those by mutations, and those by other programs, which triggers of the database record. The
   * generated DDL has the triggers.
   */
  TRIGGER
}
