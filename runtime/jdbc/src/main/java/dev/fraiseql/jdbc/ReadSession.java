package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, for the statements of one plan. If it was opened for several, they see one
 * snapshot.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public final class ReadSession implements AutoCloseable {
  /** Every statement's text, at debug. Never a value. */
  private static final Logger SQL = LoggerFactory.getLogger("dev.fraiseql.sql");

  private static final Logger LOG = LoggerFactory.getLogger(ReadSession.class);

  private static final Pattern SNAPSHOT = Pattern.compile("[0-9A-F]+(-[0-9A-F]+)*");

  /** PostgreSQL has been asked for a snapshot that is gone, or that it could not have made. */
  private static final Set<String> NO_SUCH_SNAPSHOT = Set.of("22023", "42704");

  /**
   * How much is sent at once, in bytes: the driver writes all of it before it reads an answer, and
   * the server, busy with an answer that nobody reads, might read no more. So much waits in the
   * sockets of any system.
   */
  private static final long TOGETHER_BYTES = 16 * 1024;

  private final RuntimeDialect dialect;
  private final Connection connection;
  private final Snapshot snapshot;
  private final @Nullable Duration timeout;
  private final long deadline;
  private final Recipient recipient;
  private final HikariDataSource pool;
  private final Watch watch;
  private final Incidents incidents;

  /**
   * Held while a statement is stopped and while the connection is given back: never both at once.
   */
  private final ReentrantLock stopping = new ReentrantLock();

  private volatile @Nullable PreparedStatement latest;
  private volatile boolean overdue;
  private volatile boolean cancelled;
  private boolean closed;
  private @Nullable CopyReader copied;

  /** Whether a snapshot that its statements begin and end has begun, and not ended. */
  private boolean begun;

  /** What was run, in order: a handful, since a text is run again on its own statement. */
  private final List<RunStatement> statements = new ArrayList<>();

  /** How it is that the statements see one state of the database. */
  enum Snapshot {
    /** They do not, each sees what is there when it begins. */
    NONE,
    /** It was begun before, and is ended when the session is closed. */
    AROUND,
    /** It is begun by the text of the first statement, and ended by that of the last. */
    WITHIN
  }

  ReadSession(
      RuntimeDialect dialect,
      Connection connection,
      Snapshot snapshot,
      @Nullable Duration timeout,
      Recipient recipient,
      HikariDataSource pool,
      Watch watch,
      Incidents incidents) {
    this.dialect = dialect;
    this.connection = connection;
    this.snapshot = snapshot;
    this.timeout = timeout;
    this.deadline = timeout == null ? 0 : watch.now() + timeout.toNanos();
    this.recipient = recipient;
    this.pool = pool;
    this.watch = watch;
    this.incidents = incidents;
  }

  /**
   * Runs a statement whose rows are few enough to be held. The caller closes its result; the
   * session closes what has been left open.
   *
   * @param parents what the statement's keys are, if it has any
   */
  public ResultSet query(BoundStatement statement, @Nullable KeyBatch parents) throws SQLException {
    return Objects.requireNonNull(run(List.of(new Ask(statement, parents)), false).result);
  }

  /**
   * Runs statements whose rows are few enough to be held, none of which {@link
   * BoundStatement#needsParents needs parents} that another of them gives.
   *
   * @param last whether nothing is run behind them: the snapshot may end with them
   */
  public Results query(List<Ask> asks, boolean last) {
    return new Results(this, asks, last);
  }

  /** The place behind the last statement that can travel with one, in a list of them. */
  int togetherUntil(List<Ask> asks, int from) {
    int end = from + 1;
    if (snapshot == Snapshot.WITHIN) {
      long bytes = asks.get(from).bytes();
      while (end < asks.size() && (bytes += asks.get(end).bytes()) <= TOGETHER_BYTES) {
        end++;
      }
    }
    return end;
  }

  /** Runs statements at once, the first result of which is that of the first. */
  RunStatement run(List<Ask> asks, boolean last) throws SQLException {
    List<Ask> adapted = new ArrayList<>(asks.size());
    for (Ask ask : asks) {
      SQL.debug("{}", ask.statement().sql());
      adapted.add(new Ask(dialect.adapt(ask.statement()), ask.parents()));
    }
    boolean begins = snapshot == Snapshot.WITHIN && !begun;
    boolean ends = snapshot == Snapshot.WITHIN && last;
    RunStatement prepared = statement(text(adapted, begins, ends), false);
    int index = 1;
    for (Ask ask : adapted) {
      ask.bind(prepared.statement, index, dialect);
      index += ask.statement().bindings().size();
    }
    begun |= begins;
    execute(prepared);
    if (begins) {
      prepared.statement.getMoreResults(); // behind that of BEGIN, which has no rows
    }
    prepared.result = prepared.statement.getResultSet();
    begun &= !ends;
    return prepared;
  }

  private static String text(List<Ask> asks, boolean begins, boolean ends) {
    if (asks.size() == 1 && !begins && !ends) {
      return asks.getFirst().statement().sql();
    }
    StringBuilder text = new StringBuilder(begins ? "begin" : "");
    for (Ask ask : asks) {
      text.append(text.isEmpty() ? "" : "\n;").append(ask.statement().sql());
    }
    return text.append(ends ? "\n;commit" : "").toString();
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
    BoundStatement adapted = dialect.adapt(statement);
    SQL.debug("{}", adapted.sql());
    RunStatement prepared = statement(adapted.sql(), true);
    new Ask(adapted, parents).bind(prepared.statement, 1, dialect);
    dialect.stream(prepared.statement, fetchRows);
    return rows(prepared);
  }

  private void checkStreams() {
    if (snapshot != Snapshot.AROUND) {
      throw new IllegalStateException("rows are streamed from a snapshot only");
    }
  }

  /**
   * Runs a statement whose rows come as a binary {@code COPY}, on a session that runs no other
   * until all of them are read. Empty if the database has no such thing, or not for these columns.
   *
   * @param layout what the rows are to hold
   * @throws IllegalStateException if the session has no snapshot to stream from
   */
  public Optional<CopyReader> copy(BoundStatement statement, CopyLayout layout)
      throws SQLException {
    BinaryCopy format = dialect.binaryCopy().orElse(null);
    if (format == null) {
      return Optional.empty();
    }
    checkStreams();
    SQL.debug("{}", statement.sql());
    RunStatement before = statement(format.columns(statement), false);
    new Ask(statement, null).bind(before.statement, 1, dialect);
    format.prepareColumns(before.statement);
    ResultSet columns = rows(before);
    if (!statement.bindings().isEmpty()) {
      before.statement.getMoreResults(); // behind what says that the values are kept
      columns = Objects.requireNonNull(before.statement.getResultSet());
      before.result = columns;
    }
    int fields = columns.getMetaData().getColumnCount();
    boolean fits = format.fits(columns, layout);
    columns.close();
    if (!fits) {
      return Optional.empty();
    }
    begin(before.statement);
    copied = format.open(connection, statement, fields);
    return Optional.of(copied);
  }

  /**
   * Makes the session read a snapshot that another holds. To be said before anything is run.
   *
   * @param exported what the database calls it
   * @throws RequestException BAD_USER_INPUT if it is held no more
   */
  public void adopt(String exported) throws SQLException {
    if (!SNAPSHOT.matcher(exported).matches()) {
      throw new IllegalArgumentException("no name of a snapshot: " + exported);
    }
    try (Statement statement = connection.createStatement()) {
      // The one statement that takes no parameters: the name is the database's own.
      statement.execute("set transaction snapshot '" + exported + "'");
    } catch (SQLException e) {
      if (NO_SUCH_SNAPSHOT.contains(String.valueOf(e.getSQLState()))) {
        throw HeldSnapshots.expired();
      }
      throw e;
    }
  }

  /** Lets the session last as long as it is needed, now that what takes time is over. */
  void untimed() {
    watch.remove(this);
  }

  private RunStatement statement(String sql, boolean streamed) throws SQLException {
    for (RunStatement earlier : statements) {
      if (earlier.sql.equals(sql) && earlier.streamed == streamed && earlier.isDone()) {
        return earlier;
      }
    }
    RunStatement fresh =
        new RunStatement(
            sql,
            streamed,
            streamed ? dialect.prepareStream(connection, sql) : dialect.prepare(connection, sql));
    statements.add(fresh);
    return fresh;
  }

  private void begin(PreparedStatement statement) throws SQLException {
    latest = statement;
    // Whoever stops the session after this line does stop a statement, and the watch repeats it
    // should it come too early.
    if (overdue || cancelled) {
      throw new SQLTimeoutException("stopped before the statement began");
    }
  }

  private void execute(RunStatement prepared) throws SQLException {
    begin(prepared.statement);
    // Not executeQuery(): there may be several results.
    prepared.statement.execute();
  }

  private ResultSet rows(RunStatement prepared) throws SQLException {
    execute(prepared);
    ResultSet result = Objects.requireNonNull(prepared.statement.getResultSet());
    prepared.result = result;
    return result;
  }

  /**
   * Stops the statement under way in the database, and lets no further one begin. Does nothing to a
   * closed session.
   */
  public void cancel() {
    cancelled = true;
    stopCurrent();
  }

  void stopIfDue(long now) {
    if (timeout != null && now - deadline > 0) {
      overdue = true;
    }
    if (!cancelled && recipient.hasGone()) {
      cancelled = true;
    }
    if (overdue || cancelled) {
      stopCurrent();
    }
  }

  private void stopCurrent() {
    stopping.lock();
    try {
      PreparedStatement begun = latest;
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
   * What to tell the caller of a failure: nothing that the database said. The log has it, under the
   * id that the exception carries.
   */
  public RequestException failure(SQLException failure) {
    if (overdue && timeout != null) {
      return new RequestException(
          ErrorCode.TIMEOUT, "The query was stopped: it took longer than " + spoken(timeout) + ".");
    }
    if (cancelled) {
      return new RequestException(ErrorCode.TIMEOUT, "The query was cancelled.");
    }
    return switch (dialect.classify(failure)) {
      case STOPPED ->
          new RequestException(ErrorCode.TIMEOUT, "The query was stopped by the database.");
      case BAD_PATTERN ->
          new RequestException(
              ErrorCode.BAD_USER_INPUT, "A regular expression of the request cannot be read.");
      case COSTLY_PATTERN ->
          new RequestException(
              ErrorCode.LIMIT_EXCEEDED, "A regular expression of the request takes too long.");
      case LOCKED ->
          new RequestException(
              ErrorCode.TIMEOUT, "The database is busy: a lock was not released in time.");
      case LOST -> {
        // Whatever ended this connection has ended others as well: a server that restarts, a
        // network that is cut. Those who come next get new ones, and no failures of their own.
        pool.getHikariPoolMXBean().softEvictConnections();
        yield incidents.report("The connection to the database was lost", failure);
      }
      case OUTDATED -> {
        // It would fail again on this connection, and on each that has prepared the same.
        pool.getHikariPoolMXBean().softEvictConnections();
        yield incidents.report("A table has changed since a statement was prepared", failure);
      }
      case INTERNAL -> incidents.report("The database failed", failure);
    };
  }

  /**
   * What to tell the caller of a field that cannot be, where there is no null to put in its place.
   */
  public RequestException failure(FieldError error) {
    String place = String.join(".", error.path().stream().map(String::valueOf).toList());
    RequestException reported = incidents.reportField(error, place);
    return new RequestException(reported.code(), place + ": " + reported.getMessage())
        .loggedAs(String.valueOf(reported.correlationId()));
  }

  private static String spoken(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }

  /** Ends the snapshot and gives the connection back. */
  @Override
  public void close() {
    watch.remove(this);
    stopping.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      giveBack();
    } finally {
      stopping.unlock();
    }
  }

  private void giveBack() {
    if (overdue || cancelled || (copied != null && !copied.isDone())) {
      // A stop may still be on its way to the database; it must not hit the statement of whoever
      // comes next. Evicting closes the connection; the pool trips over a second close.
      pool.evictConnection(connection);
      return;
    }
    try {
      for (RunStatement statement : statements) {
        if (statement.result != null) {
          statement.result.close();
        }
        dialect.release(connection, statement.sql, statement.statement);
      }
      if (snapshot == Snapshot.AROUND) {
        dialect.endSnapshot(connection);
      } else if (begun) {
        try (Statement end = connection.createStatement()) {
          end.execute("rollback"); // also what has failed; and there is nothing to keep
        }
      }
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A session did not end well, so its connection ends", e);
      pool.evictConnection(connection);
    }
  }
}
