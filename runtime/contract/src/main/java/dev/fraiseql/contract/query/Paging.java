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
}
