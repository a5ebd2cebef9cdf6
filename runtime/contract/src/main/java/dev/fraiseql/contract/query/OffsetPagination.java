package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list that the caller selects by limit and offset.
 *
 * @param limit an Int, or null if the field has no such argument
 * @param offset an Int, or null if the field has no such argument
 */
public record OffsetPagination(@Nullable Operand limit, @Nullable Operand offset) {

  /** All rows. */
  public static final OffsetPagination NONE = new OffsetPagination(null, null);

  /** The same with a maximum number of rows. */
  public OffsetPagination withLimit(Operand value) {
    return new OffsetPagination(value, offset);
  }

  /** The same with a number of rows to skip. */
  public OffsetPagination withOffset(Operand value) {
    return new OffsetPagination(limit, value);
  }
}
