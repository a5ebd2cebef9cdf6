package dev.fraiseql.benchmarks.observers;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A contender on a database. Its action does nothing but tell {@link Attempts} that it was called.
 */
interface Deliverer extends AutoCloseable {

  /** Writes events that wait, while nothing is delivered. */
  void fill(int events) throws IOException, InterruptedException, SQLException;

  /** Begins to deliver what waits, and what is written from now on. */
  void start() throws IOException, InterruptedException;

  /** Writes one event, in a transaction of its own, and returns when it is committed. */
  void write(int number) throws IOException;

  /** How many events that were written are not settled. */
  long unsettled() throws SQLException;

  /** Ends deliveries. */
  @Override
  void close() throws SQLException;
}
