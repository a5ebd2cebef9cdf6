package dev.fraiseql.engine.write;

import dev.fraiseql.jdbc.ColumnBuffer;
import java.util.List;

/** Some rows to load, which can be read several times. */
public interface LoadBatch {

  /** The number of rows. */
  int rows();

  /** About how much memory they take, in bytes. */
  long bytes();

  /**
   * Reads some of the rows.
   *
   * @param first the index of the first of them, from 0
   * @param into takes the values, one buffer for each column
   * @throws RowProblem if a value is none of its column; the first of several, by row
   */
  void read(int first, int count, List<ColumnBuffer> into);
}
