package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list that the caller wants.
 *
 * @param limit an Int, or null if the field has no such argument
 * @param offset an Int, or null if the field has no such argument
 */
public record Paging(@Nullable Operand limit, @Nullable Operand offset) {

  /** All of it. */
  public static final Paging NONE = new Paging(null, null);

  /** The same with a maximum number of rows. */
  public Paging withLimit(Operand value) {
    return new Paging(value, offset);
  }

  /** The same with a number of rows to skip. */
  public Paging withOffset(Operand value) {
    return new Paging(limit, value);
  }
}
