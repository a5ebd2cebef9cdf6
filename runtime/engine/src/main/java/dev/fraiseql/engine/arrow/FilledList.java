package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;

/** A column of lists, which is filled when its parents' rows are there. */
interface FilledList extends AutoCloseable {

  /** Forgets the parents noted so far. */
  void forget();

  /** Runs the child levels for the parents at places within a range, and the levels below them. */
  void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException;

  /** Says how many parents there are, filled or not. */
  void setParents(int count);

  /** Gives back the memory of the children, but for a little to begin with. */
  void release();

  /** Gives back what no vector of the stream's holds. */
  @Override
  void close();
}
