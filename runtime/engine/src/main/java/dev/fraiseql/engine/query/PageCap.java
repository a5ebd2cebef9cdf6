package dev.fraiseql.engine.query;

/**
 * How many rows a list may have. A list without a {@code limit} that has more is an error, and so
 * is a {@code limit} above it: an answer is never cut in silence.
 *
 * @param rows at least 1; {@code Long.MAX_VALUE} for any number
 */
public record PageCap(long rows) {

  /** Any number of rows: for what is streamed. */
  public static final PageCap NONE = new PageCap(Long.MAX_VALUE);

  public PageCap {
    if (rows < 1) {
      throw new IllegalArgumentException("a page of " + rows + " rows");
    }
  }
}
