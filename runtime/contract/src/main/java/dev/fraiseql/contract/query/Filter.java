package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.List;

/**
 * A condition on the rows of one type, in SQL's three-valued logic. Names are resolved and operands
 * typed: text of the caller is only ever bound.
 */
public sealed interface Filter {

  /** True if all parts are true; true without parts. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** True if at least one part is true; false without parts. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The negation of a condition; unknown stays unknown. */
  record Not(Filter part) implements Filter {}

  /** Compares a column with one operand. */
  record Compare(Column column, Comparison comparison, Operand operand) implements Filter {}

  /**
   * Compares two columns of the same row; unknown if one of them is NULL.
   *
   * @param comparison one of those by order
   */
  record CompareColumns(Column column, Comparison comparison, Column other) implements Filter {}

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

  /**
   * The value at a place of a JSON document equals one of some; unknown if there is none: if the
   * column is NULL, or nothing is there, or, but for the whole document, {@code null} is.
   *
   * @param documents at least one, as {@link dev.fraiseql.contract.json.JsonDocument} writes them
   */
  record JsonIn(Column column, JsonPointer place, List<String> documents) implements Filter {}

  /** An object with that key is at a place of a JSON document; unknown like {@link JsonIn}. */
  record JsonHasKey(Column column, JsonPointer place, String key) implements Filter {}

  /**
   * There is no value at a place of a JSON document that is not the whole: never unknown, and true
   * if {@link JsonIn} is unknown.
   */
  record JsonMissing(Column column, JsonPointer place) implements Filter {}

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
