package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.StatementStopper.Deadline;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.jdbc.schema.CatalogRequest;
import dev.fraiseql.jdbc.schema.DatabaseCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections that requests read through: as many as the pool has, and no more. */
public final class ReadConnections implements AutoCloseable {
  /** The pool accepts no less. */
  private static final long MIN_CONNECTION_MILLIS = 250;

  private final RuntimeDialect dialect;
  private final HikariDataSource pool;
  private final TimeoutWatcher watcher = TimeoutWatcher.start();
  private final FailureReporter failures;
  private final ReadSession.Shared shared;
  private final DatabaseProbe probe;

  private ReadConnections(RuntimeDialect dialect, HikariDataSource pool, Incidents incidents) {
    this.dialect = dialect;
    this.pool = pool;
    failures = new FailureReporter(dialect, pool, incidents);
    shared = new ReadSession.Shared(dialect, pool, watcher, failures);
    probe = new DatabaseProbe(pool);
  }

  /**
   * Opens a pool.
   *
   * @throws DatabaseOpenException if there is no database at the address
   */
  public static ReadConnections open(
      DatabaseAddress address, PoolSettings settings, Incidents incidents) {
    RuntimeDialect dialect = Databases.of(address.database());
    HikariConfig config = dialect.readPool(address);
    config.setPoolName("fraiseql");
    config.setMaximumPoolSize(settings.size());
    dialect.limitLockWait(config, settings.lockTimeout());
    long timeout = Math.max(settings.connectionTimeout().toMillis(), MIN_CONNECTION_MILLIS);
    config.setConnectionTimeout(timeout);
    config.setValidationTimeout(Math.min(timeout, config.getValidationTimeout()));
    // The dialect has just opened a connection and said what was wrong; the pool would log a stack
    // trace for it.
    config.setInitializationFailTimeout(-1);
    return new ReadConnections(dialect, new HikariDataSource(config), incidents);
  }

  /** As {@link #open(boolean, Duration, Recipient)}, for a recipient that never leaves. */
  public ReadSession open(boolean snapshot, @Nullable Duration timeout) {
    return open(snapshot, timeout, Recipient.NEVER_LEAVES);
  }

  /**
   * A connection for one plan.
   *
   * @param snapshot true if several statements are to see one state of the database, or one is to
   *     be streamed
   * @param timeout after which the statement under way is stopped; null for none
   * @param recipient when it has gone, the statement under way is stopped
   * @throws RequestException TIMEOUT if no connection becomes free in time; INTERNAL_SERVER_ERROR
   *     if the database cannot be reached
   */
  public ReadSession open(boolean snapshot, @Nullable Duration timeout, Recipient recipient) {
    return open(snapshot ? SnapshotMode.SESSION : SnapshotMode.NONE, timeout, recipient);
  }

  /**
   * As {@link #open(boolean, Duration, Recipient)}, for statements none of which is streamed: they
   * are pipelined where the database can, together with the begin and the end of their snapshot.
   *
   * @param several whether there are several
   */
  public ReadSession openPipelined(
      boolean several, @Nullable Duration timeout, Recipient recipient) {
    return open(
        !several
            ? SnapshotMode.NONE
            : dialect.pipelines() ? SnapshotMode.PIPELINED : SnapshotMode.SESSION,
        timeout,
        recipient);
  }

  private ReadSession open(SnapshotMode mode, @Nullable Duration timeout, Recipient recipient) {
    try {
      Connection connection = pool.getConnection();
      try {
        if (mode == SnapshotMode.SESSION) {
          dialect.beginSnapshot(connection);
        } else {
          dialect.beginStatement(connection);
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      StatementStopper stopper =
          new StatementStopper(
              dialect, connection, Deadline.after(timeout, watcher.now()), recipient);
      watcher.add(stopper);
      return new ReadSession(shared, connection, mode, stopper);
    } catch (SQLTransientConnectionException e) {
      if (isBusy(e) || isLocked(e)) {
        throw new RequestException(
            ErrorCode.TIMEOUT, "The server is busy: no database connection became free in time.");
      }
      throw failures.reportNoConnection(e);
    } catch (SQLException e) {
      throw failures.reportNoConnection(e);
    }
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

  /**
   * Checks whether the database responds. Returns too if all connections are in use, so that
   * nothing is known to the contrary. A failure is not logged, because health checks are frequent.
   *
   * @param timeout for the response
   * @throws SQLException with the cause in its message, if there is no response in time
   */
  public void probe(Duration timeout) throws SQLException {
    probe.check(timeout);
  }

  /**
   * Reads the catalog of the database.
   *
   * @throws SQLException if it cannot be read
   */
  public DatabaseCatalog catalog(CatalogRequest request) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return dialect.schema().read(connection, request);
    }
  }

  /**
   * Those of some tables and views that do not exist. None of them is read.
   *
   * @throws SQLException if the database does not answer
   */
  public List<Table> missing(Collection<Table> tables) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return dialect.schema().missing(connection, tables);
    }
  }

  /**
   * Replaces all connections: no request begins on an old one, and each is closed once it is free.
   * For use after tables have changed, or after the address has come to refer to another database.
   *
   * @return the number of connections that are replaced
   */
  public int renew() {
    int before = gauges().getTotalConnections();
    gauges().softEvictConnections();
    return before;
  }

  /** The pool's current numbers of connections and waiting threads, for metrics. */
  public HikariPoolMXBean gauges() {
    return pool.getHikariPoolMXBean();
  }

  /** Exports snapshots to other sessions; empty if the database does not support that. */
  Optional<SnapshotExport> snapshotExport() {
    return dialect.snapshotExport();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    watcher.close();
    pool.close();
  }
}
