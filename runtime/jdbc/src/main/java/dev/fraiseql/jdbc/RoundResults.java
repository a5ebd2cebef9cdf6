package dev.fraiseql.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of the statements of one round, one after another. Statements are sent as late as
 * possible: the first whose result is asked for takes the next ones along, as many as one round
 * trip holds.
 *
 * <p>For one thread.
 */
public final class RoundResults implements AutoCloseable {
  private final StatementPipeline pipeline;
  private final List<StatementCall> calls;
  private final boolean last;

  /** The index of the next result among those of the calls. */
  private int next;

  /** The index after the last call that was sent. */
  private int sent;

  /** The index of the call whose result is the current one. */
  private int current;

  private @Nullable SessionStatement running;

  RoundResults(StatementPipeline pipeline, List<StatementCall> calls, boolean last) {
    this.pipeline = pipeline;
    this.calls = calls;
    this.last = last;
  }

  /**
   * The rows of the next statement; those of the one before are closed. The caller need not close
   * it.
   */
  public ResultSet next() throws SQLException {
    close();
    SessionStatement statement = next == sent ? send() : Objects.requireNonNull(running);
    for (; current < next; current++) {
      statement.nextResult();
    }
    next++;
    return Objects.requireNonNull(statement.result);
  }

  private SessionStatement send() throws SQLException {
    sent = pipeline.endOfTrip(calls, next);
    SessionStatement statement =
        pipeline.send(calls.subList(next, sent), last && sent == calls.size());
    running = statement;
    current = next;
    return statement;
  }

  /** Skips the rows of the next statement, which is not run for their sake. */
  public void skip() {
    if (next == sent) {
      sent++;
    }
    next++;
  }

  /** Closes the current result; those after it are not read. */
  @Override
  public void close() throws SQLException {
    if (running != null && running.result != null) {
      running.result.close();
    }
  }
}
