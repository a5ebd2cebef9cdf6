package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;

/** A column of lists or objects that a child level fills, after the rows that hold it. */
interface ChildColumn extends AutoCloseable {

  /** Forgets the parents collected so far. */
  void forget();

  /** Fills the values of the parents within a range of rows, and the columns within them. */
  void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException;

  /** Sets the number of rows, whether their values are filled or not. */
  void setParents(int count);

  /** Releases the memory of the children except a small initial allocation. */
  void release();

  /** Releases memory that does not belong to the vectors of the stream. */
  @Override
  void close();
}
