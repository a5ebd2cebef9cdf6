package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the database responds. A check runs on a thread of its own, because a driver may
 * wait for seconds; callers that come while one is running wait for the same.
 */
final class DatabaseProbe {
  private static final int DRIVER_SECONDS = 3;

  private final HikariDataSource pool;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable CompletableFuture<Void> running;

  /** Whether the running check has a connection, so that it waits for the database alone. */
  private volatile boolean connected;

  /** A probe of the database of a pool. */
  DatabaseProbe(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Returns if the database responds, or all connections of the pool are in use, so that nothing is
   * known to the contrary.
   *
   * @param timeout for the response
   * @throws SQLException with the cause in its message, if there is no response in time
   */
  void check(Duration timeout) throws SQLException {
    try {
      begin().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
    } catch (TimeoutException e) {
      if (connected || !isExhausted()) {
        throw new SQLException("no response within " + timeout.toMillis() + " ms", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  private CompletableFuture<Void> begin() {
    lock.lock();
    try {
      CompletableFuture<Void> check = running;
      if (check == null || check.isDone()) {
        check = new CompletableFuture<>();
        running = check;
        CompletableFuture<Void> begun = check;
        Thread.ofVirtual().name("fraiseql-probe").start(() -> run(begun));
      }
      return check;
    } finally {
      lock.unlock();
    }
  }

  private void run(CompletableFuture<Void> check) {
    try (Connection connection = pool.getConnection()) {
      connected = true;
      if (connection.isValid(DRIVER_SECONDS)) {
        check.complete(null);
      } else {
        check.completeExceptionally(
            new SQLException("no response within " + DRIVER_SECONDS + " s"));
      }
    } catch (SQLTransientConnectionException e) {
      if (isExhausted()) {
        check.complete(null);
      } else {
        // The pool's own message only says that it waited in vain.
        check.completeExceptionally(e.getCause() instanceof SQLException cause ? cause : e);
      }
    } catch (SQLException | RuntimeException | Error e) {
      check.completeExceptionally(e);
    } finally {
      connected = false;
    }
  }

  private boolean isExhausted() {
    return pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
  }
}
