package dev.fraiseql.annotations;

/** Which changes of a type's rows are recorded as events. */
public enum Capture {
  /** {@link #OUTBOX} if an observer names the type, otherwise {@link #NONE}. */
  AUTO,
  /** Those by mutations, in the same transaction. */
  OUTBOX,
  /**
   * Those by mutations, and those by other programs: the generated DDL has triggers, which do
   * nothing while a mutation writes.
   */
  TRIGGER,
  /** None. */
  NONE
}
