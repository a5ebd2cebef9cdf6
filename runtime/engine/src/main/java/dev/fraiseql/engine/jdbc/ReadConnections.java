package dev.fraiseql.engine.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections that requests read through: as many as the pool has, and no more. */
public interface ReadConnections extends AutoCloseable {

  /**
   * A connection for one plan.
   *
   * @param snapshot true if several statements are to see one state of the database, or one is to
   *     be streamed
   * @param timeout after which the statement under way is stopped; null for none
   * @throws dev.fraiseql.contract.RequestException TIMEOUT if no connection becomes free in time;
   *     INTERNAL_SERVER_ERROR if the database cannot be reached
   */
  ReadSession open(boolean snapshot, @Nullable Duration timeout);

  /** Closes all connections. */
  @Override
  void close();
}
