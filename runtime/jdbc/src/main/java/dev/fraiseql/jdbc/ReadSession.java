package dev.fraiseql.jdbc;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, for the statements of one plan. If it was opened for several, they see one
 * snapshot.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public final class ReadSession implements StatementSession, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadSession.class);

  private final ConnectionPool shared;
  private final Connection connection;
  private final SnapshotMode mode;
  private final StatementStopper stopper;
  private final SessionStatements statements;
  private final StatementPipeline pipeline;
  private final SessionCopy copy;

  ReadSession(
      ConnectionPool shared, Connection connection, SnapshotMode mode, StatementStopper stopper) {
    this.shared = shared;
    this.connection = connection;
    this.mode = mode;
    this.stopper = stopper;
    statements = new SessionStatements(shared.dialect(), connection, stopper);
    pipeline = new StatementPipeline(statements, mode == SnapshotMode.PIPELINED);
    copy = new SessionCopy(statements, stopper, connection);
  }

  /**
   * Runs a statement whose rows are few enough to be held. The caller closes its result; the
   * session closes what has been left open.
   *
   * @param parents the keys that the statement takes, if it takes any
   */
  public ResultSet query(BoundStatement statement, @Nullable KeyBatch parents) throws SQLException {
    StatementCall call = new StatementCall(statement, parents);
    return Objects.requireNonNull(pipeline.send(List.of(call), false).result);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The snapshot may end with the last statement.
   */
  @Override
  public RoundResults query(List<StatementCall> calls, boolean last) {
    return new RoundResults(pipeline, calls, last);
  }

  /**
   * Runs a statement whose rows are fetched as they are read.
   *
   * @param fetchRows how many rows the driver asks for at a time, where it asks
   * @throws IllegalStateException if the session has no snapshot to stream from
   */
  public ResultSet stream(BoundStatement statement, @Nullable KeyBatch parents, int fetchRows)
      throws SQLException {
    checkStreams();
    StatementCall call = statements.adapt(new StatementCall(statement, parents));
    SessionStatements.log(call.statement());
    SessionStatement streamed = statements.prepareStream(call.statement().sql());
    statements.bind(call, streamed, 1);
    shared.dialect().stream(streamed.statement, fetchRows);
    return statements.rows(streamed);
  }

  private void checkStreams() {
    if (mode != SnapshotMode.SESSION) {
      throw new IllegalStateException("rows are streamed from a snapshot only");
    }
  }

  /**
   * Runs a statement whose rows come as a {@link BinaryCopy}. The session runs no other statement
   * until all of them are read.
   *
   * @param layout what the rows are to hold
   * @return the rows; empty if the database has no such format, or not for these columns
   * @throws IllegalStateException if the session has no snapshot to stream from
   */
  public Optional<CopyReader> copy(BoundStatement statement, CopyLayout layout)
      throws SQLException {
    BinaryCopy format = shared.dialect().binaryCopy().orElse(null);
    if (format == null) {
      return Optional.empty();
    }
    checkStreams();
    return copy.begin(format, statement, layout);
  }

  /** The connection for SQL of the author's. */
  public AuthorConnection authorConnection() {
    return new AuthorConnection(
        connection, stopper, new AuthorTransaction(shared.dialect(), connection, null));
  }

  /**
   * What to tell the caller if the session was stopped while a method of the author's ran; null if
   * it was not.
   *
   * @param field the field that the method executes
   */
  public @Nullable RequestException stoppedInMethod(String field) {
    return stopper.failureOfMethod(field);
  }

  /**
   * Makes the session read a snapshot that another session has exported. To be called before
   * anything is run.
   *
   * @param exported the database's name for it
   * @throws RequestException BAD_USER_INPUT if it is exported no more
   */
  public void adopt(String exported) throws SQLException {
    if (!shared.dialect().snapshotExport().orElseThrow().adopt(connection, exported)) {
      throw ExportedSnapshots.expired();
    }
  }

  /**
   * Lifts the timeout, for a session that runs no further statement and only keeps its snapshot.
   */
  void liftTimeout() {
    shared.watcher().remove(stopper);
  }

  /**
   * Stops the current statement in the database, and lets no further one begin. Does nothing to a
   * closed session.
   */
  public void cancel() {
    stopper.cancel();
  }

  /**
   * What to tell the caller of a failure: nothing that the database said. The log has it, under the
   * id that the exception carries.
   */
  public RequestException failure(SQLException failure) {
    RequestException stopped = stopper.failure();
    return stopped == null ? shared.failures().report(failure) : stopped;
  }

  /**
   * What to tell the caller of a field that has no value where there is no null to put in its
   * place.
   */
  public RequestException failure(FieldError error) {
    return shared.failures().report(error);
  }

  /** Ends the snapshot and gives the connection back. */
  @Override
  public void close() {
    shared.watcher().remove(stopper);
    stopper.close(this::giveBack);
  }

  private void giveBack() {
    if (stopper.isStopped() || copy.isRunning()) {
      // Evicting closes the connection; the pool trips over a second close.
      shared.pool().evictConnection(connection);
      return;
    }
    try {
      statements.release();
      if (mode == SnapshotMode.SESSION) {
        shared.dialect().endSnapshot(connection);
      } else if (pipeline.isInTransaction()) {
        try (Statement end = connection.createStatement()) {
          end.execute("rollback"); // also what has failed; and there is nothing to keep
        }
      }
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A session did not end well, so its connection ends", e);
      shared.pool().evictConnection(connection);
    }
  }
}
