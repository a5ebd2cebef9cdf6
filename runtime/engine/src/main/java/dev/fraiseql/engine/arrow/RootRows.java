package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;

/** The rows of a stream's root level, in order, read in parts. For one stream. */
interface RootRows {

  /**
   * Begins the next part.
   *
   * @param wanted the maximum number of rows of the part
   * @param fetchRows the driver's fetch size
   */
  void begin(ReadSession session, int wanted, int fetchRows) throws SQLException;

  /** Copies the next row into the stream's vectors at an index. Returns false at the end. */
  boolean copy(int index) throws SQLException;

  /**
   * Ends a part after which more rows may follow. The lists within its rows are fetched after this.
   *
   * @param rows how many were copied since {@link #begin}
   */
  void end(int rows) throws SQLException;
}
