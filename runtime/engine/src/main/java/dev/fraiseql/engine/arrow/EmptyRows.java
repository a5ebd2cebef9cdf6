package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;

/** No rows: the result is known to be empty without a query. */
final class EmptyRows implements RootRows {

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) {}

  @Override
  public boolean copy(int index) {
    return false;
  }

  @Override
  public void end(int rows) {}
}
