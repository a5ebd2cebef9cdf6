package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.ReadSession.Snapshot;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections that requests read through: as many as the pool has, and no more. */
public final class ReadConnections implements AutoCloseable {
  private final RuntimeDialect dialect;
  private final HikariDataSource pool;
  private final Watch watch;
  private final Incidents incidents;

  private ReadConnections(RuntimeDialect dialect, HikariDataSource pool, Incidents incidents) {
    this.dialect = dialect;
    this.pool = pool;
    this.watch = Watch.start();
    this.incidents = incidents;
  }

  /**
   * Opens a pool.
   *
   * @param size the most connections
   * @param patience how long a request waits for a connection to become free
   * @throws DatabaseOpenException if there is no database at the address
   */
  public static ReadConnections open(
      DatabaseAddress address, int size, Duration patience, Incidents incidents) {
    RuntimeDialect dialect = Databases.of(address.database());
    HikariConfig config = dialect.readPool(address);
    config.setPoolName("fraiseql");
    config.setMaximumPoolSize(size);
    dialect.waitAtMost(config, patience);
    config.setConnectionTimeout(Math.clamp(patience.toMillis(), 250, 60_000));
    // The dialect has just opened a connection and said what was wrong; the pool would log a stack
    // trace for it.
    config.setInitializationFailTimeout(-1);
    return new ReadConnections(dialect, new HikariDataSource(config), incidents);
  }

  /** As {@link #open(boolean, Duration, Recipient)}, for one who waits to the end. */
  public ReadSession open(boolean snapshot, @Nullable Duration timeout) {
    return open(snapshot, timeout, Recipient.FAITHFUL);
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
    return open(snapshot ? Snapshot.AROUND : Snapshot.NONE, timeout, recipient);
  }

  /**
   * As {@link #open(boolean, Duration, Recipient)}, for statements none of which is streamed: where
   * the database can, they travel together, and with what begins and ends the snapshot.
   *
   * @param several whether there are several
   */
  public ReadSession openHeld(boolean several, @Nullable Duration timeout, Recipient recipient) {
    return open(
        !several ? Snapshot.NONE : dialect.takesSeveral() ? Snapshot.WITHIN : Snapshot.AROUND,
        timeout,
        recipient);
  }

  private ReadSession open(Snapshot snapshot, @Nullable Duration timeout, Recipient recipient) {
    try {
      Connection connection = pool.getConnection();
      try {
        if (snapshot == Snapshot.AROUND) {
          dialect.beginSnapshot(connection);
        } else {
          dialect.beginStatement(connection);
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      ReadSession session =
          new ReadSession(
              dialect, connection, snapshot, timeout, recipient, pool, watch, incidents);
      watch.add(session);
      return session;
    } catch (SQLTransientConnectionException e) {
      if (isBusy(e) || isLocked(e)) {
        throw new RequestException(
            ErrorCode.TIMEOUT, "The server is busy: no database connection became free in time.");
      }
      throw incidents.report("No connection to the database", e);
    } catch (SQLException e) {
      throw incidents.report("No connection to the database", e);
    }
  }

  /**
   * Whether a pool waited in vain because all that it has is in use, and not because it cannot open
   * any more. Its cause alone does not tell: it is the last failure to open one that nobody was
   * told of yet, however long ago.
   */
  private boolean isBusy(SQLTransientConnectionException e) {
    HikariPoolMXBean state = gauges();
    return e.getCause() == null
        ? state.getTotalConnections() > 0
        : state.getActiveConnections() >= pool.getMaximumPoolSize();
  }

  /** Whether a connection could not be opened because somebody who writes locks readers out. */
  private boolean isLocked(SQLTransientConnectionException e) {
    return e.getCause() instanceof SQLException cause
        && dialect.classify(cause) == RuntimeDialect.Failure.LOCKED;
  }

  /**
   * Asks the database whether it is there. A failure is no incident: whoever asks so, asks often.
   *
   * @param patience how long the database may take, in whole seconds
   * @throws SQLException with the cause in its message, if no connection can be had or it does not
   *     answer
   */
  public void probe(Duration patience) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      if (!connection.isValid(Math.toIntExact(patience.toSeconds()))) {
        throw new SQLException("it gave no answer within " + patience.toSeconds() + " s");
      }
    } catch (SQLTransientConnectionException e) {
      // The pool says that it waited in vain; why, its cause says.
      throw e.getCause() instanceof SQLException cause ? cause : e;
    }
  }

  /**
   * Lets no request begin on a connection of before, each of which is closed when it is free: for
   * when tables have changed, or the database behind the address is another.
   *
   * @return how many connections there were
   */
  public int renew() {
    int before = gauges().getTotalConnections();
    gauges().softEvictConnections();
    return before;
  }

  /** How the pool is doing, for metrics. */
  public HikariPoolMXBean gauges() {
    return pool.getHikariPoolMXBean();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    watch.close();
    pool.close();
  }
}
