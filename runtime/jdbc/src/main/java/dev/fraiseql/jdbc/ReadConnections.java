package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.jdbc.schema.CatalogRequest;
import dev.fraiseql.jdbc.schema.DatabaseCatalog;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections that requests read through: as many as the pool has, and no more. */
public final class ReadConnections implements AutoCloseable {
  private final ConnectionPool shared;
  private final DatabaseProbe probe;

  private ReadConnections(ConnectionPool shared) {
    this.shared = shared;
    probe = new DatabaseProbe(shared.pool());
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
    return new ReadConnections(ConnectionPool.open(dialect, config, settings, incidents));
  }

  /**
   * Opens the pool of connections that mutations write through, on the same database.
   *
   * @throws DatabaseOpenException if there is no database at the address
   */
  public WriteConnections writes(
      DatabaseAddress address, PoolSettings settings, Incidents incidents) {
    return WriteConnections.open(shared.dialect(), address, settings, incidents);
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
            : shared.dialect().pipelines() ? SnapshotMode.PIPELINED : SnapshotMode.SESSION,
        timeout,
        recipient);
  }

  private ReadSession open(SnapshotMode mode, @Nullable Duration timeout, Recipient recipient) {
    Connection connection =
        shared.take(taken -> {
          if (mode == SnapshotMode.SESSION) {
            shared.dialect().beginSnapshot(taken);
          } else {
            shared.dialect().beginStatement(taken);
          }
        });
    return new ReadSession(
        shared, connection, mode, shared.stopper(connection, timeout, recipient));
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
    try (Connection connection = shared.pool().getConnection()) {
      return shared.dialect().schema().read(connection, request);
    }
  }

  /**
   * The texts of the triggers that capture changes, as {@link SchemaDialect#triggers} has them.
   *
   * @throws SQLException if they cannot be read
   */
  public Map<String, String> triggers() throws SQLException {
    try (Connection connection = shared.pool().getConnection()) {
      return shared.dialect().schema().triggers(connection);
    }
  }

  /**
   * Those of some tables and views that do not exist. None of them is read.
   *
   * @throws SQLException if the database does not answer
   */
  public List<Table> missing(Collection<Table> tables) throws SQLException {
    try (Connection connection = shared.pool().getConnection()) {
      return shared.dialect().schema().missing(connection, tables);
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
    return shared.gauges();
  }

  /** Exports snapshots to other sessions; empty if the database does not support that. */
  Optional<SnapshotExport> snapshotExport() {
    return shared.dialect().snapshotExport();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    shared.close();
  }
}
