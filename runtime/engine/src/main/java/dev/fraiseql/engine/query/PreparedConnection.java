package dev.fraiseql.engine.query;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import org.jspecify.annotations.Nullable;

/**
 * The page of a level's rows that a connection returns. The level's statement reads it, and one
 * more row if the page is limited; of each parent where there are parents.
 *
 * @param window the page
 * @param shape the values that cursors consist of
 * @param position the position in a row of the first value of its cursor
 * @param before returns a row if one precedes the page; null if that is not needed
 * @param behind returns a row if one follows the page; null if that is not needed
 * @param total counts all rows; null if the number is not selected
 */
public record PreparedConnection(
    PageWindow window,
    CursorShape shape,
    int position,
    @Nullable BoundStatement before,
    @Nullable BoundStatement behind,
    @Nullable BoundStatement total) {

  /** The number of statements besides that of the level. */
  int statements() {
    return (before == null ? 0 : 1) + (behind == null ? 0 : 1) + (total == null ? 0 : 1);
  }
}
