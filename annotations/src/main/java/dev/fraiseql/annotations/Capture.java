package dev.fraiseql.annotations;

/** Which changes of a type's rows are recorded as events. */
public enum Capture {
  /** None. */
  NONE,
  /** Those by mutations, in the same transaction, in the table {@code fq_outbox}. */
  OUTBOX
}
