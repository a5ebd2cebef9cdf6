package dev.fraiseql.jdbc;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.fault.FailPoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction that writes. Reads in it see what it has written. Closing it without {@link
 * #commit} rolls it back.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public final class WriteSession implements StatementSession, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriteSession.class);

  /** The maximum number of statements that a driver is given at once. */
  private static final int MOST_IN_BATCH = 500;

  /**
   * The classes of SQLSTATE of failed statements: data, constraints, syntax and access, resources,
   * limits. https://www.postgresql.org/docs/current/errcodes-appendix.html
   */
  private static final Set<String> REJECTED = Set.of("22", "23", "42", "53", "54");

  private final ConnectionPool shared;
  private final Connection connection;
  private final StatementStopper stopper;
  private final SessionStatements statements;
  private final StatementPipeline pipeline;

  /** What is run before the next statement, or with the commit. */
  private final List<StatementCall> later = new ArrayList<>();

  private final List<RowLoad> loads = new ArrayList<>();
  private boolean committed;
  private boolean marked;

  WriteSession(ConnectionPool shared, Connection connection, StatementStopper stopper) {
    this.shared = shared;
    this.connection = connection;
    this.stopper = stopper;
    statements = new SessionStatements(shared.dialect(), connection, stopper);
    pipeline = new StatementPipeline(statements, false);
  }

  @Override
  public RoundResults query(List<StatementCall> calls, boolean last) {
    if (!later.isEmpty()) {
      throw new IllegalStateException("nothing is read behind the last write");
    }
    return new RoundResults(pipeline, calls, last);
  }

  /**
   * Runs a statement that returns rows, which are few enough to be held. The caller closes its
   * result.
   *
   * @param parents the keys that the statement takes, if it takes any
   */
  public ResultSet query(BoundStatement statement, @Nullable KeyBatch parents) throws SQLException {
    runLater();
    ResultSet result =
        Objects.requireNonNull(
            pipeline.send(List.of(new StatementCall(statement, parents)), false).result);
    FailPoint.reach(FailPoint.STATEMENT);
    return result;
  }

  /**
   * Runs a statement that writes.
   *
   * @return the number of rows that it was about
   */
  public long update(BoundStatement statement) throws SQLException {
    runLater();
    return run(statement);
  }

  private long run(BoundStatement statement) throws SQLException {
    StatementCall call = statements.adapt(new StatementCall(statement, null));
    SessionStatements.log(call.statement());
    SessionStatement prepared = statements.prepare(call.statement().sql());
    statements.bind(call, prepared, 1);
    statements.execute(prepared);
    FailPoint.reach(FailPoint.STATEMENT);
    return prepared.statement.getLargeUpdateCount();
  }

  /**
   * Runs a statement that writes: with the commit, if that saves a round trip and nothing else is
   * run before, or at once. If it fails, the commit may fail in its place.
   */
  public void updateLater(BoundStatement statement) throws SQLException {
    if (shared.dialect().pipelines()) {
      later.add(statements.adapt(new StatementCall(statement, null)));
    } else {
      update(statement);
    }
  }

  private void runLater() throws SQLException {
    for (StatementCall call : later) {
      run(call.statement());
    }
    later.clear();
  }

  /**
   * Runs one statement for each of some lists of values, as few round trips as the driver can.
   *
   * @param statement whose values are those of the first
   * @param values for each run; the values of the statement are ignored
   * @return for each run the number of rows that it was about
   */
  public List<Long> updateAll(BoundStatement statement, List<@Nullable Object[]> values)
      throws SQLException {
    if (values.size() == 1) {
      return List.of(update(statement.with(statement.sql(), statement.bindings(), values.get(0))));
    }
    List<Long> counts = new ArrayList<>(values.size());
    runAll(
        statement,
        values,
        false,
        (prepared, ran) -> {
          for (long count : ran) {
            counts.add(count);
          }
        });
    return counts;
  }

  /**
   * Runs one INSERT for each of some lists of values, and returns the numbers that the database has
   * given to the rows.
   *
   * @param values for each row
   */
  public List<Long> insertAll(BoundStatement statement, List<@Nullable Object[]> values)
      throws SQLException {
    List<Long> keys = new ArrayList<>(values.size());
    runAll(
        statement,
        values,
        true,
        (prepared, ran) -> {
          try (ResultSet generated = prepared.getGeneratedKeys()) {
            while (generated.next()) {
              keys.add(generated.getLong(1));
            }
          }
        });
    if (keys.size() != values.size()) {
      throw new SQLException(
          "the driver returned " + keys.size() + " keys for " + values.size() + " rows");
    }
    return keys;
  }

  /** Takes the results of a batch. */
  @FunctionalInterface
  private interface BatchResults {
    void take(PreparedStatement prepared, long[] counts) throws SQLException;
  }

  private void runAll(
      BoundStatement statement, List<@Nullable Object[]> values, boolean keys, BatchResults results)
      throws SQLException {
    runLater();
    SessionStatements.log(statement);
    try (PreparedStatement prepared =
        keys
            ? connection.prepareStatement(statement.sql(), Statement.RETURN_GENERATED_KEYS)
            : connection.prepareStatement(statement.sql())) {
      for (int first = 0; first < values.size(); first += MOST_IN_BATCH) {
        int end = Math.min(values.size(), first + MOST_IN_BATCH);
        for (int i = first; i < end; i++) {
          BoundStatement bound =
              statement.with(statement.sql(), statement.bindings(), values.get(i));
          new StatementCall(bound, null).bind(prepared, 1, shared.dialect().binder());
          prepared.addBatch();
        }
        stopper.begin(prepared);
        results.take(prepared, prepared.executeLargeBatch());
        FailPoint.reach(FailPoint.STATEMENT);
      }
    }
  }

  /**
   * The connection for SQL of the author's, which is part of the transaction.
   *
   * @param listener learns of its savepoints
   */
  public AuthorConnection authorConnection(SavepointListener listener) {
    return new AuthorConnection(
        connection, stopper, new AuthorTransaction(shared.dialect(), connection, listener));
  }

  /**
   * What to tell the caller if the transaction was stopped while a method of the author's ran; null
   * if it was not.
   *
   * @param field the field that the method executes
   */
  public @Nullable RequestException stoppedInMethod(String field) {
    return stopper.failureOfMethod(field);
  }

  /**
   * Begins to write rows of one table in the bulk format of the database; empty if only statements
   * can write them.
   */
  public Optional<RowLoad> load(LoadedTable table) throws SQLException {
    runLater();
    Optional<BinaryLoad> format = shared.dialect().binaryLoad();
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Optional<RowLoad> begun = RowLoad.of(format.get(), table, connection, stopper);
    begun.ifPresent(loads::add);
    return begun;
  }

  /** Marks a point that can be returned to by {@link #rollbackTo}. */
  public Savepoint savepoint() throws SQLException {
    runLater();
    return connection.setSavepoint();
  }

  /** Forgets a point. */
  public void release(Savepoint point) throws SQLException {
    runLater();
    shared.dialect().release(connection, point);
  }

  /** Undoes what was written after a point. */
  public void rollbackTo(Savepoint point) throws SQLException {
    later.clear();
    connection.rollback(point);
  }

  /**
   * Lets triggers that capture changes ignore what this transaction writes, because its own entries
   * of {@code fq_outbox} have it.
   */
  public void ignoreTriggers() throws SQLException {
    if (!marked) {
      marked = true; // also if the statement fails, which may have been run then
      run(shared.dialect().writingMark().set());
    }
  }

  /** Whether triggers ignore what is written. */
  public boolean ignoresTriggers() {
    return marked;
  }

  /** Lets triggers capture what is written from now on. */
  public void heedTriggers() throws SQLException {
    if (marked) {
      run(shared.dialect().writingMark().removed());
      marked = false;
    }
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      stopper.begin(statement);
      statement.execute();
    }
  }

  private void removeMark() throws SQLException {
    if (shared.dialect().writingMark().outlivesCommit()) {
      heedTriggers();
    }
    marked = false;
  }

  /** Undoes what was written. Further statements are in a new transaction. */
  public void rollback() throws SQLException {
    later.clear();
    connection.rollback();
  }

  /** Makes everything that was written visible and durable. */
  public void commit() throws SQLException {
    removeMark();
    FailPoint.reach(FailPoint.COMMIT);
    if (later.isEmpty()) {
      shared.dialect().commit(connection);
    } else {
      pipeline.commit(later);
    }
    FailPoint.reach(FailPoint.COMMITTED);
    committed = true;
    shared.committed();
  }

  /** Stops the current statement in the database, and lets no further one begin. */
  public void cancel() {
    stopper.cancel();
  }

  /** The constraint that a failed write violates; empty if it failed for another reason. */
  public Optional<ConstraintViolation> violation(SQLException failure) {
    return shared.dialect().violation(cause(failure));
  }

  /** Whether the transaction failed because of others at the same time. */
  public boolean isConflict(SQLException failure) {
    return shared.dialect().isConflict(cause(failure));
  }

  /**
   * Whether the server has rejected a statement that ran with the commit, so that nothing was
   * committed: a statement has failed, not the connection or the server.
   */
  public boolean isRejected(SQLException failure) {
    String state = cause(failure).getSQLState();
    return !later.isEmpty() && state != null && REJECTED.contains(state.substring(0, 2));
  }

  /** The failure of the statement of a batch that failed. */
  private static SQLException cause(SQLException failure) {
    SQLException next = failure.getNextException();
    return failure instanceof java.sql.BatchUpdateException && next != null
        ? next
        : failure instanceof java.sql.BatchUpdateException
                && failure.getCause() instanceof SQLException cause
            ? cause
            : failure;
  }

  /** What to tell the caller of a failure: nothing that the database said. The log has it. */
  public RequestException failure(SQLException failure) {
    RequestException stopped = stopper.failure();
    return stopped == null ? shared.failures().report(cause(failure)) : stopped;
  }

  /** Rolls back what was not committed, and gives the connection back. */
  @Override
  public void close() {
    shared.watcher().remove(stopper);
    stopper.close(this::giveBack);
  }

  private void giveBack() {
    if (stopper.isStopped()) {
      // Evicting closes the connection, which rolls back.
      shared.pool().evictConnection(connection);
      return;
    }
    try {
      for (RowLoad load : loads) {
        load.cancel();
      }
      statements.release();
      if (!committed) {
        connection.rollback();
        if (shared.dialect().writingMark().outlivesRollback()) {
          removeMark();
        }
      }
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A transaction did not end well, so its connection ends", e);
      shared.pool().evictConnection(connection);
    }
  }
}
