package dev.fraiseql.jdbc;

import dev.fraiseql.contract.row.CopyRow;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link BinaryCopy}, one after another as the server sends them. Its session closes
 * what has not been read to the end.
 */
public interface CopyReader {

  /** Moves to the next row and gives it, always the same object; null if there are no more. */
  @Nullable CopyRow next() throws SQLException;

  /** Whether all rows have been read, so that the connection is free again. */
  boolean isDone();
}
