package dev.fraiseql.engine.query;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import org.jspecify.annotations.Nullable;

/** The pages in which a stream reads a list of rows, each by a statement of its own. */
public interface PreparedPages {

  /**
   * The statement that reads a page.
   *
   * @param place the cursor of the last row of the page before; null for the first page, and for
   *     rows that have no cursors
   * @param read how many rows the pages before had
   * @param rows the most rows that the page is to have; it has fewer if there are no more
   */
  BoundStatement page(@Nullable String place, long read, int rows);

  /** What cursors are made of; null for rows that have none. */
  @Nullable CursorShape shape();

  /** The position in a row of the first value of its cursor; 0 for rows that have none. */
  int position();
}
