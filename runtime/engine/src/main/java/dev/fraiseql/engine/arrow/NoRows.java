package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;

/** No rows, which is known without asking the database. */
final class NoRows implements RootRows {

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) {}

  @Override
  public boolean copy(int index) {
    return false;
  }

  @Override
  public void end(int rows) {}
}
