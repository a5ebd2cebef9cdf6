package dev.fraiseql.engine.query;

/**
 * The maximum number of rows of a list. A list without a {@code limit} that has more rows is an
 * error, and so is a {@code limit} above the maximum: a response is never truncated silently.
 *
 * @param rows at least 1; {@code Long.MAX_VALUE} for no maximum
 */
public record PageCap(long rows) {

  /** No maximum, for streams. */
  public static final PageCap NONE = new PageCap(Long.MAX_VALUE);

  public PageCap {
    if (rows < 1) {
      throw new IllegalArgumentException("a page of " + rows + " rows");
    }
  }
}
