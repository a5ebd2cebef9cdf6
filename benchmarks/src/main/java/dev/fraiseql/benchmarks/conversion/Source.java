package dev.fraiseql.benchmarks.conversion;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows of a {@link Table} in the form in which one way of conversion takes them. */
interface Source extends AutoCloseable {

  /**
   * Converts all rows. What it gives is filled anew by the next call.
   *
   * @throws IllegalStateException if they are not as many as the table has
   */
  VectorSchemaRoot convert() throws SQLException, IOException;

  @Override
  void close() throws SQLException, IOException;
}
