package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;

/** The rows of a stream's root level, in their order, some at a time. For one stream. */
interface RootRows {

  /**
   * Begins to read some more.
   *
   * @param wanted the most rows that are going to be copied now
   * @param fetchRows how many the driver should ask for at a time
   */
  void begin(ReadSession session, int wanted, int fetchRows) throws SQLException;

  /** Copies the next row to a place of the stream's vectors. Returns false if there are no more. */
  boolean copy(int index) throws SQLException;

  /**
   * Says that rows have been copied since {@link #begin}, and others may follow. The lists within
   * them are fetched after this.
   */
  void end(int rows) throws SQLException;
}
