package dev.fraiseql.engine.arrow;

import dev.fraiseql.engine.query.PreparedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queries with the same columns that arrive in groups and are run one after the other.
 *
 * <p>Used by one thread at a time; {@link #close} may come from any, and more than once.
 */
public interface QuerySource extends AutoCloseable {

  /**
   * Waits for the next group.
   *
   * @return false if there are no more
   */
  boolean awaitGroup();

  /** The next query of the group; null at the end of the group. */
  @Nullable PreparedQuery next();

  /** Ends all waiting. */
  @Override
  void close();
}
