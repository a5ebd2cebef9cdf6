package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.StatementStopper.Deadline;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connections to one database, and what their sessions share. */
final class ConnectionPool implements AutoCloseable {
  /** The pool accepts no less. */
  private static final long MIN_CONNECTION_MILLIS = 250;

  private final RuntimeDialect dialect;
  private final HikariDataSource pool;
  private final TimeoutWatcher watcher = TimeoutWatcher.start();
  private final FailureReporter failures;
  private volatile Runnable commitListener = () -> {};

  private ConnectionPool(RuntimeDialect dialect, HikariDataSource pool, Incidents incidents) {
    this.dialect = dialect;
    this.pool = pool;
    failures = new FailureReporter(dialect, pool, incidents);
  }

  /**
   * Opens a pool.
   *
   * @param config as the dialect describes it, with its name and size
   */
  static ConnectionPool open(
      RuntimeDialect dialect, HikariConfig config, PoolSettings settings, Incidents incidents) {
    dialect.limitLockWait(config, settings.lockTimeout());
    long timeout = Math.max(settings.connectionTimeout().toMillis(), MIN_CONNECTION_MILLIS);
    config.setConnectionTimeout(timeout);
    config.setValidationTimeout(Math.min(timeout, config.getValidationTimeout()));
    // The dialect has just opened a connection and said what was wrong; the pool would log a stack
    // trace for it.
    config.setInitializationFailTimeout(-1);
    return new ConnectionPool(dialect, new HikariDataSource(config), incidents);
  }

  RuntimeDialect dialect() {
    return dialect;
  }

  HikariDataSource pool() {
    return pool;
  }

  TimeoutWatcher watcher() {
    return watcher;
  }

  FailureReporter failures() {
    return failures;
  }

  /** Sets what is run after each commit of a transaction that writes. */
  void onCommit(Runnable listener) {
    commitListener = listener;
  }

  /** A transaction was committed. */
  void committed() {
    commitListener.run();
  }

  /** What a connection needs before its first statement. */
  @FunctionalInterface
  interface Preparation {
    void prepare(Connection connection) throws SQLException;
  }

  /**
   * Takes a connection.
   *
   * @throws RequestException TIMEOUT if no connection becomes free in time; INTERNAL_SERVER_ERROR
   *     if the database cannot be reached
   */
  Connection take(Preparation preparation) {
    return take(preparation, "The server is busy: no database connection became free in time.");
  }

  /**
   * As {@link #take(Preparation)}.
   *
   * @param busy the message if no connection becomes free in time
   */
  Connection take(Preparation preparation, String busy) {
    try {
      Connection connection = pool.getConnection();
      try {
        preparation.prepare(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLTransientConnectionException e) {
      if (isBusy(e) || isLocked(e)) {
        throw new RequestException(ErrorCode.TIMEOUT, busy);
      }
      throw failures.reportNoConnection(e);
    } catch (SQLException e) {
      throw failures.reportNoConnection(e);
    }
  }

  /**
   * What stops the statements on a connection.
   *
   * @param timeout after which the statement under way is stopped; null for none
   * @param recipient when it has gone, the statement under way is stopped
   */
  StatementStopper stopper(Connection connection, @Nullable Duration timeout, Recipient recipient) {
    StatementStopper stopper =
        new StatementStopper(
            dialect, connection, Deadline.after(timeout, watcher.now()), recipient);
    watcher.add(stopper);
    return stopper;
  }

  /**
   * Whether the pool waited in vain because all its connections are in use, and not because it
   * cannot open more. The cause alone does not tell: it is the last unreported failure to open one,
   * however long ago.
   */
  private boolean isBusy(SQLTransientConnectionException e) {
    HikariPoolMXBean state = gauges();
    return e.getCause() == null
        ? state.getTotalConnections() > 0
        : state.getActiveConnections() >= pool.getMaximumPoolSize();
  }

  /** Whether a connection could not be opened because a writer locks readers out. */
  private boolean isLocked(SQLTransientConnectionException e) {
    return e.getCause() instanceof SQLException cause
        && dialect.classify(cause) == RuntimeDialect.Failure.LOCKED;
  }

  /** The pool's current numbers of connections and waiting threads. */
  HikariPoolMXBean gauges() {
    return pool.getHikariPoolMXBean();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    watcher.close();
    pool.close();
  }
}
