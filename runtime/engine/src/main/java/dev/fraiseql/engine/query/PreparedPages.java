package dev.fraiseql.engine.query;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import org.jspecify.annotations.Nullable;

/** The pages in which a stream reads a list of rows. Each page has its own statement. */
public interface PreparedPages {

  /**
   * The statement that reads a page.
   *
   * @param after the cursor of the last row of the page before; null for the first page, and for
   *     rows without cursors
   * @param read the number of rows in the pages before
   * @param rows the maximum number of rows in the page; the last page may have fewer
   */
  BoundStatement page(@Nullable String after, long read, int rows);

  /** The values that cursors consist of; null for rows without cursors. */
  @Nullable CursorShape shape();

  /** The position in a row of the first value of its cursor; 0 for rows without cursors. */
  int position();

  /**
   * The maximum number of rows of the whole list; {@code Long.MAX_VALUE} for no maximum. The last
   * page may read one more, to compare it.
   */
  long limit();
}
