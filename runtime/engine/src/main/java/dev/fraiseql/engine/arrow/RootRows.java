package dev.fraiseql.engine.arrow;

import dev.fraiseql.engine.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of a stream's root level, in their order, some at a time. For one stream. */
interface RootRows {

  /**
   * Where the next rows are read from.
   *
   * @param wanted the most rows that are going to be read of it now
   * @param fetchRows how many the driver should ask for at a time
   */
  ResultSet next(ReadSession session, int wanted, int fetchRows) throws SQLException;

  /**
   * Says that rows of what {@link #next} gave have been read, the current one last, and others may
   * follow. The lists within them are fetched after this.
   */
  void read(int rows) throws SQLException;
}
