package dev.fraiseql.jdbc.schema;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a class and the database.
 *
 * @param kind what differs
 * @param severity whether responses could be wrong
 * @param javaClass the fully qualified (canonical) name of the class
 * @param component the component of the class, with those that it is embedded in, {@code
 *     address.street}; null if it is about the whole class
 * @param place the table, or a column of it: {@code orders.total}
 * @param found what the database has, as a phrase
 * @param expected what the class declares, as a phrase
 * @param remedy a sentence with the change of an annotation or of the table
 */
public record Difference(
    DifferenceKind kind,
    Severity severity,
    String javaClass,
    @Nullable String component,
    String place,
    String found,
    String expected,
    String remedy) {

  /** Whether a difference prevents the start. */
  public enum Severity {
    /** Responses would be wrong, or requests fail. */
    ERROR,
    /** Responses are right, but perhaps slow, or less is possible than declared. */
    WARNING
  }

  /** Whether it prevents the start. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The class and, if it is about one, its component. */
  public String subject() {
    return component == null ? javaClass : javaClass + '.' + component;
  }

  /** One line for people. */
  @Override
  public String toString() {
    return "%s (%s): %s is %s, expected %s. %s"
        .formatted(subject(), kind, place, found, expected, remedy)
        .strip();
  }
}
