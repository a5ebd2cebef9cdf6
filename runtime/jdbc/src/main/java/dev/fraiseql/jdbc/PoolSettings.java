package dev.fraiseql.jdbc;

import java.time.Duration;

/**
 * The settings of a pool.
 *
 * @param size the maximum number of connections
 * @param connectionTimeout how long a request waits for a connection, whether all are in use or the
 *     database cannot be reached; at least 250 ms
 * @param lockTimeout how long a statement that cannot be cancelled waits for a lock
 */
public record PoolSettings(int size, Duration connectionTimeout, Duration lockTimeout) {

  /** Settings with one timeout for both. */
  public PoolSettings(int size, Duration timeout) {
    this(size, timeout, timeout);
  }
}
