package dev.fraiseql.plan.expression;

import dev.fraiseql.contract.model.Column;
import java.util.List;

/** A value in a condition. */
public sealed interface Term {

  /** Which state of the row a field is of. */
  enum State {
    /** After the change; of a deleted row, before it. */
    CURRENT,
    BEFORE,
    AFTER
  }

  /**
   * A field of the row, of an embedded object, or of the key of a to-one relation.
   *
   * @param path the names from the row to the field
   * @param column of the values; not nullable if neither it nor an object around it is
   */
  record Field(State state, List<String> path, Column column) implements Term {
    public Field {
      path = List.copyOf(path);
    }

    /** The names, joined by points. */
    public String name() {
      return String.join(".", path);
    }
  }

  /**
   * A constant.
   *
   * @param value a {@code BigDecimal} for every number, otherwise of the class that the scalar of
   *     the compared field names
   */
  record Constant(Object value) implements Term {}
}
