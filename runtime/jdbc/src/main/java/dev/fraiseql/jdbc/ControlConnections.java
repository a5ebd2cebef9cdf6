package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.control.OutboxGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for the control tables, apart from those of requests, so that neither waits for the
 * other's. Where a database has one writer, writes share its connection with mutations.
 */
public final class ControlConnections implements AutoCloseable {
  private final RuntimeDialect dialect;
  private final HikariDataSource reads;
  private final HikariDataSource writes;
  private final boolean shared;

  private ControlConnections(
      RuntimeDialect dialect, HikariDataSource reads, HikariDataSource writes, boolean shared) {
    this.dialect = dialect;
    this.reads = reads;
    this.writes = writes;
    this.shared = shared;
  }

  /**
   * Opens the pools. No connection is opened before it is needed.
   *
   * @param mutations the pool of mutations
   * @param size the maximum number of connections
   */
  static ControlConnections open(
      RuntimeDialect dialect, DatabaseAddress address, ConnectionPool mutations, int size) {
    if (dialect.writers(size) > 1) {
      HikariDataSource source = pool(dialect.writePool(address), size);
      return new ControlConnections(dialect, source, source, false);
    }
    HikariDataSource reads = pool(dialect.readPool(address), size);
    return new ControlConnections(dialect, reads, mutations.pool(), true);
  }

  private static HikariDataSource pool(HikariConfig config, int size) {
    config.setPoolName("fraiseql-control");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /**
   * What is done in a transaction.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {

    /** Does it. */
    T run(Connection connection) throws SQLException;
  }

  /**
   * Runs statements in a transaction and commits it, or rolls it back if they throw. A failure of
   * the commit leaves open whether it was made.
   */
  public <T extends @Nullable Object> T write(Work<T> work) throws SQLException {
    try (Connection connection = writes.getConnection()) {
      dialect.beginWrite(connection);
      try {
        T result = work.run(connection);
        dialect.commit(connection);
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        try {
          connection.rollback();
        } catch (SQLException second) {
          e.addSuppressed(second); // it follows from the first failure
        }
        throw e;
      }
    }
  }

  /**
   * Runs statements that only read, each of which sees what is committed when it begins, and which
   * take no locks.
   */
  public <T extends @Nullable Object> T read(Work<T> work) throws SQLException {
    if (!shared) {
      return write(work);
    }
    try (Connection connection = reads.getConnection()) {
      return work.run(connection);
    }
  }

  /** Connections to run SQL of the author's on, in transactions of their own. */
  public DataSource source() {
    return writes;
  }

  /** Binds a moment. */
  public void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
    dialect.binder().bind(statement, index, ValueType.INSTANT, moment);
  }

  /** Binds a UUID. */
  public void bind(PreparedStatement statement, int index, UUID id) throws SQLException {
    dialect.binder().bind(statement, index, ValueType.UUID, id);
  }

  /** The current row of a result. */
  public ResultRow row(ResultSet result) {
    return dialect.row(result);
  }

  /** What becomes of ids of the outbox that are not there. */
  public OutboxGaps gaps() {
    return dialect.outboxGaps();
  }

  /** Closes all connections that are its own. */
  @Override
  public void close() {
    reads.close();
    if (!shared) {
      writes.close();
    }
  }
}
