package dev.fraiseql.contract.write;

/**
 * Checks rows against the constraints that the author of a type declares. Generated; stateless, so
 * one instance serves all threads.
 */
@FunctionalInterface
public interface WriteCheck {

  /** The check of a type without constraints. */
  WriteCheck NONE = (row, violations) -> {};

  /** Checks the values that a row has. */
  void check(WriteRow row, Violations violations);
}
