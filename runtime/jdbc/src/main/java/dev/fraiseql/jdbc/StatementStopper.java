package dev.fraiseql.jdbc;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the statement that a session runs: because the session was cancelled, because its timeout
 * is over, or because nobody waits for its rows any more. From then on it lets no further statement
 * begin.
 *
 * <p>{@link #begin} and {@link #close} are for the session's own thread, the rest for any.
 */
final class StatementStopper {
  private static final Logger LOG = LoggerFactory.getLogger(StatementStopper.class);

  private final RuntimeDialect dialect;
  private final Connection connection;
  private final Deadline deadline;
  private final Recipient recipient;

  /**
   * Held while a statement is stopped and while the connection is given back: never both at once.
   */
  private final ReentrantLock stopping = new ReentrantLock();

  private volatile @Nullable Statement latest;
  private volatile boolean overdue;
  private volatile boolean cancelled;
  private boolean closed;

  /**
   * When the statements of a session have taken too long.
   *
   * @param timeout how long they may take; null for any time
   * @param nanos the end of that time, by the clock of the {@link TimeoutWatcher}
   */
  record Deadline(@Nullable Duration timeout, long nanos) {

    static Deadline after(@Nullable Duration timeout, long now) {
      return new Deadline(timeout, timeout == null ? 0 : now + timeout.toNanos());
    }

    boolean isOver(long now) {
      return timeout != null && now - nanos > 0;
    }
  }

  StatementStopper(
      RuntimeDialect dialect, Connection connection, Deadline deadline, Recipient recipient) {
    this.dialect = dialect;
    this.connection = connection;
    this.deadline = deadline;
    this.recipient = recipient;
  }

  /**
   * Says which statement is about to run.
   *
   * @throws SQLTimeoutException if the session has been stopped
   */
  void begin(Statement statement) throws SQLTimeoutException {
    latest = statement;
    // Whoever stops the session after this line stops the statement; the watcher repeats a stop
    // that
    // comes too early.
    if (isStopped()) {
      throw new SQLTimeoutException("stopped before the statement began");
    }
  }

  /** Stops the session for a caller that wants no more of it. */
  void cancel() {
    cancelled = true;
    stopLatest();
  }

  /**
   * Stops the session if its time is over or its recipient gone; again if it was stopped before.
   */
  void stopIfDue(long now) {
    if (deadline.isOver(now)) {
      overdue = true;
    }
    if (!cancelled && recipient.hasGone()) {
      cancelled = true;
    }
    if (isStopped()) {
      stopLatest();
    }
  }

  private void stopLatest() {
    stopping.lock();
    try {
      Statement begun = latest;
      if (!closed && begun != null) {
        dialect.stop(connection, begun);
      }
    } catch (SQLException e) {
      LOG.debug("A statement could not be stopped; it will be tried again", e);
    } finally {
      stopping.unlock();
    }
  }

  /**
   * Whether the session has been stopped. Its connection can serve no other: a stop may still be on
   * its way to the database and would hit the next statement.
   */
  boolean isStopped() {
    return overdue || cancelled;
  }

  /** What to tell the caller of a stopped session; null if it was not stopped. */
  @Nullable RequestException failure() {
    Duration timeout = deadline.timeout();
    if (overdue && timeout != null) {
      return new RequestException(
          ErrorCode.TIMEOUT, "The query was stopped: it took longer than " + text(timeout) + ".");
    }
    return cancelled ? new RequestException(ErrorCode.TIMEOUT, "The query was cancelled.") : null;
  }

  /**
   * What to tell the caller of a session that was stopped while a method of the author's ran, which
   * may have spent the time without a statement; null if it was not stopped.
   *
   * @param field the field that the method executes
   */
  @Nullable RequestException failureOfMethod(String field) {
    Duration timeout = deadline.timeout();
    if (overdue && timeout != null) {
      return new RequestException(
          ErrorCode.TIMEOUT,
          "The method of the field "
              + field
              + " was not done when the time of the request was over: "
              + text(timeout)
              + ". Ask it for less, or let it do or wait for less, or raise FRAISEQL_LIMITS_TIMEOUT.");
    }
    return failure();
  }

  private static String text(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }

  /**
   * Stops nothing from now on.
   *
   * @param giveBack what to do with the connection, which is then used by nobody here; it is run
   *     the first time only
   */
  void close(Runnable giveBack) {
    stopping.lock();
    try {
      if (!closed) {
        closed = true;
        giveBack.run();
      }
    } finally {
      stopping.unlock();
    }
  }
}
