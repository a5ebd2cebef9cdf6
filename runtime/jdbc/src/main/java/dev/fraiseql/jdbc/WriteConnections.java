package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.control.ControlTables;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.Connection;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The connections that mutations write through. None is opened before the first mutation. */
public final class WriteConnections implements AutoCloseable {
  /** Flyway has one connection for its history and one for the migrations. */
  private static final int CONNECTIONS_OF_MIGRATIONS = 3;

  private static final String OTHER_WRITE =
      "The server is busy: another write did not end in time. There is one at a time here, and a bulk"
          + " load is one until it ends.";

  private final ConnectionPool shared;
  private final DatabaseAddress address;

  private final boolean hasOneWriter;

  private WriteConnections(ConnectionPool shared, DatabaseAddress address, boolean hasOneWriter) {
    this.shared = shared;
    this.address = address;
    this.hasOneWriter = hasOneWriter;
  }

  /**
   * Opens a pool.
   *
   * @param dialect that has opened the pool of readers, so that it knows the server
   * @throws DatabaseOpenException if there is no database at the address
   */
  static WriteConnections open(
      RuntimeDialect dialect, DatabaseAddress address, PoolSettings settings, Incidents incidents) {
    HikariConfig config = dialect.writePool(address);
    config.setPoolName("fraiseql-writes");
    int writers = dialect.writers(settings.size());
    config.setMaximumPoolSize(writers);
    config.setMinimumIdle(0);
    return new WriteConnections(
        ConnectionPool.open(dialect, config, settings, incidents), address, writers == 1);
  }

  /**
   * Begins a transaction.
   *
   * @param timeout after which the statement under way is stopped; null for none
   * @param recipient when it has gone, the statement under way is stopped
   * @throws RequestException TIMEOUT if no connection becomes free in time; INTERNAL_SERVER_ERROR
   *     if the database cannot be reached
   */
  public WriteSession begin(@Nullable Duration timeout, Recipient recipient) {
    ConnectionPool.Preparation beginning = shared.dialect()::beginWrite;
    Connection connection =
        hasOneWriter ? shared.take(beginning, OTHER_WRITE) : shared.take(beginning);
    return new WriteSession(shared, connection, shared.stopper(connection, timeout, recipient));
  }

  /**
   * Creates or upgrades the control tables.
   *
   * @throws DatabaseOpenException if they cannot be created
   */
  public void migrateControlTables() {
    if (ControlTables.areCurrent(shared.pool())) {
      return; // without Flyway, whose start takes most of a second
    }
    HikariConfig config = shared.dialect().migrationPool(address);
    config.setPoolName("fraiseql-migrations");
    config.setMaximumPoolSize(CONNECTIONS_OF_MIGRATIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    try (HikariDataSource source = new HikariDataSource(config)) {
      ControlTables.migrate(shared.dialect().database(), source);
    } catch (FlywayException e) {
      throw new DatabaseOpenException(
          "The tables fq_outbox, fq_idempotency and fq_migrations cannot be created or upgraded. Let"
              + " the user of the connection create tables, or run `fraiseql migrate` as a user who may,"
              + " and give the other one the rights to write these tables and to read fq_migrations.",
          e);
    }
  }

  /**
   * Checks that changes can be recorded.
   *
   * @throws DatabaseOpenException if the user may not write the outbox
   */
  public void checkOutbox() {
    if (!ControlTables.mayWriteOutbox(shared.pool())) {
      throw new DatabaseOpenException(
          "The user of the connection may not write fq_outbox. Grant INSERT and SELECT on it.");
    }
  }

  /**
   * Opens connections for the control tables.
   *
   * @param size the maximum number
   */
  public ControlConnections control(int size) {
    return ControlConnections.open(shared.dialect(), address, shared, size);
  }

  /**
   * Sets what is run after each commit, by the thread of the request.
   *
   * @param listener returns at once
   */
  public void onCommit(Runnable listener) {
    shared.onCommit(listener);
  }

  /** The pool's current numbers of connections and waiting threads, for metrics. */
  public HikariPoolMXBean gauges() {
    return shared.gauges();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    shared.close();
  }
}
