package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * The part of a connection that the caller selects by cursors: at most one of {@code first} and
 * {@code last}, of the rows between the two cursors.
 *
 * @param first an Int, or null if it is not among the arguments
 * @param after a cursor, or null if it is not among the arguments
 * @param last an Int, or null if it is not among the arguments
 * @param before a cursor, or null if it is not among the arguments
 */
public record CursorPagination(
    @Nullable Operand first,
    @Nullable Operand after,
    @Nullable Operand last,
    @Nullable Operand before) {

  /** All rows. */
  public static final CursorPagination ALL = new CursorPagination(null, null, null, null);

  /** The same with a maximum number of rows, from the start. */
  public CursorPagination withFirst(Operand value) {
    return new CursorPagination(value, after, last, before);
  }

  /** The same after a cursor. */
  public CursorPagination withAfter(Operand value) {
    return new CursorPagination(first, value, last, before);
  }

  /** The same with a maximum number of rows, from the end. */
  public CursorPagination withLast(Operand value) {
    return new CursorPagination(first, after, value, before);
  }

  /** The same before a cursor. */
  public CursorPagination withBefore(Operand value) {
    return new CursorPagination(first, after, last, value);
  }
}
