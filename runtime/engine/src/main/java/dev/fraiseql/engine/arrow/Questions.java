package dev.fraiseql.engine.arrow;

import dev.fraiseql.engine.query.PreparedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queries with the same columns that are asked one after the other, in groups, as they come.
 *
 * <p>Used by one thread at a time; {@link #close} may come from any, and more than once.
 */
public interface Questions extends AutoCloseable {

  /**
   * Waits for the next group.
   *
   * @return false if there are no more
   */
  boolean await();

  /** The next query of the group; null if that was its last. */
  @Nullable PreparedQuery next();

  /** Ends all waiting: there are no more. */
  @Override
  void close();
}
