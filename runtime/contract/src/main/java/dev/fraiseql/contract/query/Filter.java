package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.List;

/**
 * A condition on the rows of one type, in SQL's three-valued logic. Names are resolved and operands
 * typed: nothing in it is the caller's text but what will be bound.
 */
public sealed interface Filter {

  /** All of them; true if there are none. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One of them at least; false if there are none. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not so; unknown stays unknown. */
  record Not(Filter part) implements Filter {}

  /** A column against one operand. */
  record Compare(Column column, Comparison comparison, Operand operand) implements Filter {}

  /**
   * A column is one of a list of non-null values; false for an empty list, whatever the column
   * holds.
   */
  record In(Column column, Operand list) implements Filter {}

  /** Some element of a column that holds lists is one of a list; unknown if the column is NULL. */
  record AnyElement(Column column, Operand list) implements Filter {}

  /** Every element of a column that holds lists is one of a list; unknown if the column is NULL. */
  record EveryElement(Column column, Operand list) implements Filter {}

  /**
   * The number of elements of a column that holds lists.
   *
   * @param comparison one of those by order
   */
  record Length(Column column, Comparison comparison, Operand operand) implements Filter {}

  /** A column is NULL: never unknown. */
  record IsNull(Column column) implements Filter {}

  /** The row that a to-one relation names is there and meets a condition. */
  record ToOne(ToOneField relation, Filter condition) implements Filter {}

  /** No row is there for a to-one relation. */
  record NoRow(ToOneField relation) implements Filter {}

  /** Some row of a to-many relation meets a condition. */
  record Some(ToManyField relation, Filter condition) implements Filter {}

  /** No row of a to-many relation is one for which a condition is not true. */
  record Every(ToManyField relation, Filter condition) implements Filter {}

  /** How a column is compared with one operand. */
  enum Comparison {
    EQ,
    NEQ,
    GT,
    GTE,
    LT,
    LTE,
    CONTAINS,
    ICONTAINS,
    STARTS_WITH,
    ISTARTS_WITH,
    ENDS_WITH,
    IENDS_WITH,
    LIKE,
    ILIKE,
    REGEX,
    IREGEX
  }
}
