package dev.fraiseql.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of the database that a write violates, as far as the driver tells.
 *
 * @param constraint the name of the constraint or unique index; null if it is not known
 * @param columns the columns of the constraint, in lower case if the driver gives them so; empty if
 *     they are not known
 * @param values the texts of the values of the columns; empty if they are not known
 * @param table of the row that refers to another one, of a foreign key; null if it is not known
 */
public record ConstraintViolation(
    Kind kind,
    @Nullable String constraint,
    List<String> columns,
    List<String> values,
    @Nullable String table) {
  public ConstraintViolation {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** Kinds of constraints. */
  public enum Kind {
    /** Two rows have the same unique values. */
    UNIQUE,
    /** A row refers to one that does not exist, or a deleted row is referred to. */
    FOREIGN_KEY,
    /** A column must not be NULL. */
    NOT_NULL,
    /** A CHECK is false. */
    CHECK,
    /** A value does not fit into its column. */
    RANGE
  }

  /** A violation of which nothing but the kind is known. */
  public static ConstraintViolation of(Kind kind) {
    return new ConstraintViolation(kind, null, List.of(), List.of(), null);
  }

  /** A violation of a constraint with a name. */
  public static ConstraintViolation named(Kind kind, @Nullable String constraint) {
    return new ConstraintViolation(kind, constraint, List.of(), List.of(), null);
  }

  /** A violation by some columns. */
  public static ConstraintViolation of(Kind kind, List<String> columns) {
    return new ConstraintViolation(kind, null, columns, List.of(), null);
  }
}
