package dev.fraiseql.contract.write;

/** Receives the violations of constraints by one row. */
@FunctionalInterface
public interface Violations {

  /**
   * Adds a violation.
   *
   * @param column the index of the column whose value is wrong
   * @param problem what is wrong, as a sentence without its subject: {@code must not be blank.}
   */
  void add(int column, String problem);
}
