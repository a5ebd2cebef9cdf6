package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.control.OutboxGaps;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What differs between databases once there is SQL text: connecting, binding, streaming, failing.
 */
public interface RuntimeDialect {

  /** The database. */
  Database database();

  /** What its JDBC URLs look like. */
  UrlFormat urlFormat();

  /**
   * Describes the pool of connections that requests read through, except for its size and how long
   * it waits.
   *
   * @throws DatabaseOpenException if there is no database at the address
   */
  HikariConfig readPool(DatabaseAddress address);

  /**
   * Describes the pool of connections that mutations write through, except for its size and how
   * long it waits.
   *
   * @throws DatabaseOpenException if there is no database at the address
   */
  HikariConfig writePool(DatabaseAddress address);

  /** Begins a transaction that writes. */
  default void beginWrite(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Commits a transaction that writes. */
  default void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  /** Forgets a point of a transaction that writes, to which nobody returns. */
  default void release(Connection connection, Savepoint point) throws SQLException {
    connection.releaseSavepoint(point);
  }

  /**
   * How triggers that capture changes are told that a mutation writes; {@link WritingMark#NONE} if
   * there are no such triggers.
   */
  default WritingMark writingMark() {
    return WritingMark.NONE;
  }

  /** What becomes of ids of the outbox that are not there. */
  default OutboxGaps outboxGaps() {
    return OutboxGaps.NONE;
  }

  /** Describes the pool of connections that run migrations, except for its size. */
  default HikariConfig migrationPool(DatabaseAddress address) {
    return writePool(address);
  }

  /**
   * How many connections can write at once.
   *
   * @param size the maximum that is configured
   */
  default int writers(int size) {
    return size;
  }

  /**
   * Makes the connections of such a pool wait for a lock no longer than the pool waits, where a
   * statement that waits for one cannot be stopped.
   */
  default void limitLockWait(HikariConfig pool, Duration maxWait) {}

  /**
   * A connection that may write, in autocommit mode.
   *
   * @throws DatabaseOpenException if the database cannot be reached
   */
  Connection openForSetup(DatabaseAddress address);

  /**
   * The statement as the server behind {@link #readPool} takes it: with another text where its
   * version needs that, and with a parameter for each value of a list where it binds no lists.
   */
  default BoundStatement adapt(BoundStatement statement) {
    return statement;
  }

  /** Makes a connection ready for statements that see one snapshot together. */
  default void beginSnapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Ends the snapshot, so that the connection can be given back. */
  default void endSnapshot(Connection connection) throws SQLException {
    // It commits, and the pool would do it next anyway. After commit() alone, some drivers send a
    // BEGIN that is not needed.
    connection.setAutoCommit(true);
  }

  /** Makes a connection ready for one statement, which sees what is there when it begins. */
  default void beginStatement(Connection connection) throws SQLException {}

  /** A statement to bind and run; it may have been run before. */
  default PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** A statement to bind, {@link #stream} and run, while others run on the same connection. */
  default PreparedStatement prepareStream(Connection connection, String sql) throws SQLException {
    return prepare(connection, sql);
  }

  /** How rows are copied in binary; empty if the database has no such format. */
  default Optional<BinaryCopy> binaryCopy() {
    return Optional.empty();
  }

  /** How rows are loaded in binary; empty if the database has no such format. */
  default Optional<BinaryLoad> binaryLoad() {
    return Optional.empty();
  }

  /**
   * Whether statements can be pipelined: one text holds several, separated by semicolons, {@code
   * begin} and {@code commit} among them, which take one round trip and give one result each.
   */
  default boolean pipelines() {
    return false;
  }

  /** How snapshots are exported; empty if only the session that took one can read it. */
  default Optional<SnapshotExport> snapshotExport() {
    return Optional.empty();
  }

  /** How it describes its tables. */
  SchemaDialect schema();

  /** How values are bound. */
  ValueBinder binder();

  /**
   * Takes back a statement whose results are closed, to be prepared for the same text again. Most
   * drivers cache prepared statements themselves.
   */
  default void release(Connection connection, String sql, PreparedStatement statement)
      throws SQLException {
    statement.close();
  }

  /**
   * A collector of parents' keys.
   *
   * @param positions the positions in a parent's row, from 1, of the parts of its key
   * @param types of these parts
   */
  KeyBatch keyBatch(List<Integer> positions, List<ValueType> types);

  /** The current row of a result, to be read value by value. */
  ResultRow row(ResultSet result);

  /**
   * Makes a statement fetch its rows as they are read, a number at a time. Some databases do so
   * only within a transaction.
   */
  void stream(PreparedStatement statement, int fetchRows) throws SQLException;

  /**
   * Stops what a connection does in the database, if anything: running a statement or fetching more
   * rows of one. May be called while another thread uses the connection.
   *
   * @param latest the statement that was run last
   */
  void stop(Connection connection, Statement latest) throws SQLException;

  /** What a failure means to the caller. */
  Failure classify(SQLException failure);

  /** The constraint that a failed write violates; empty if it failed for another reason. */
  Optional<ConstraintViolation> violation(SQLException failure);

  /**
   * Whether a transaction failed because of others at the same time, so that it may succeed if it
   * is repeated.
   */
  boolean isConflict(SQLException failure);

  /**
   * The number of rows that the latest statement has changed, without those that triggers have.
   *
   * @param counted the number that the driver has returned
   */
  default long changedRows(Connection connection, long counted) throws SQLException {
    return counted;
  }

  /** The statements that end or divide a transaction. */
  TransactionControl transactionControl();

  /** Whether a savepoint could not be released because its transaction has ended. */
  boolean isUnknownSavepoint(SQLException failure);

  /** What a failure means to the caller. */
  enum Failure {
    /** The statement was stopped: by a timeout or a cancellation. */
    STOPPED,
    /** A regular expression of the request cannot be read. */
    BAD_PATTERN,
    /** A regular expression of the request takes too long. */
    COSTLY_PATTERN,
    /** A writer held a lock for longer than a reader waits. */
    LOCKED,
    /** The connection is lost: the server ended it, or cannot be reached. */
    LOST,
    /**
     * The statement was prepared when its table had other columns; prepared again, it would run.
     */
    OUTDATED,
    /** A subquery that reads one value found several rows: a key is not unique. */
    SEVERAL_ROWS,
    /** Any other failure: the caller is not told which. */
    INTERNAL
  }
}
