package dev.fraiseql.contract.write;

import java.time.Clock;
import java.time.ZoneId;

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

  /**
   * Adds a violation by an element of a list.
   *
   * @param column the index of the column with the list
   * @param element the index of the element
   * @param problem what is wrong with it
   */
  default void add(int column, int element, String problem) {
    add(column, "element " + element + " " + problem);
  }

  /** The clock that decides what is past and what is future. */
  default Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }
}
