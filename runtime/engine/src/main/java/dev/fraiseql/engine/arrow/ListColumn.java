package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;

/** A column of lists, filled after the rows that hold the lists: their parents. */
interface ListColumn extends AutoCloseable {

  /** Forgets the parents collected so far. */
  void forget();

  /** Fills the lists of the parents within a range of rows, and the lists within them. */
  void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException;

  /** Sets the number of parents, whether their lists are filled or not. */
  void setParents(int count);

  /** Releases the memory of the children except a small initial allocation. */
  void release();

  /** Releases memory that does not belong to the vectors of the stream. */
  @Override
  void close();
}
