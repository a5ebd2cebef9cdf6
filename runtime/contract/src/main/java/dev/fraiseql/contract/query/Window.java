package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * The part of a connection that the caller wants: at most one of {@code first} and {@code last}, of
 * the rows between the two cursors.
 *
 * @param first an Int, or null if it is not among the arguments
 * @param after a cursor, or null if it is not among the arguments
 * @param last an Int, or null if it is not among the arguments
 * @param before a cursor, or null if it is not among the arguments
 */
public record Window(
    @Nullable Operand first,
    @Nullable Operand after,
    @Nullable Operand last,
    @Nullable Operand before) {

  /** All rows. */
  public static final Window ALL = new Window(null, null, null, null);

  /** The same with a maximum number of rows, from the start. */
  public Window withFirst(Operand value) {
    return new Window(value, after, last, before);
  }

  /** The same from behind a cursor. */
  public Window withAfter(Operand value) {
    return new Window(first, value, last, before);
  }

  /** The same with a maximum number of rows, from the end. */
  public Window withLast(Operand value) {
    return new Window(first, after, value, before);
  }

  /** The same up to a cursor. */
  public Window withBefore(Operand value) {
    return new Window(first, after, last, value);
  }
}
