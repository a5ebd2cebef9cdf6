package dev.fraiseql.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one round give, one result after the other. They are run as late as that:
 * the first that is asked for takes those behind it along, as far as these can travel together.
 *
 * <p>For one thread.
 */
public final class Results implements AutoCloseable {
  private final ReadSession session;
  private final List<Ask> asks;
  private final boolean last;

  /** The place of the next result among those asked for. */
  private int next;

  /** The place behind the last statement that was run. */
  private int sent;

  /** Where the statement that was run last is, among those asked for. */
  private int at;

  private @Nullable RunStatement running;

  Results(ReadSession session, List<Ask> asks, boolean last) {
    this.session = session;
    this.asks = asks;
    this.last = last;
  }

  /**
   * The rows of the next statement; those of the one before are gone. The caller need not close it.
   */
  public ResultSet next() throws SQLException {
    close();
    RunStatement run = next == sent ? send() : Objects.requireNonNull(running);
    for (; at < next; at++) {
      run.statement.getMoreResults();
      run.result = run.statement.getResultSet();
    }
    next++;
    return Objects.requireNonNull(run.result);
  }

  private RunStatement send() throws SQLException {
    sent = session.togetherUntil(asks, next);
    RunStatement run = session.run(asks.subList(next, sent), last && sent == asks.size());
    running = run;
    at = next;
    return run;
  }

  /** Does without the rows of the next statement, which is not run for them alone. */
  public void skip() {
    if (next == sent) {
      sent++;
    }
    next++;
  }

  /** Gives up what has not been read. */
  @Override
  public void close() throws SQLException {
    if (running != null && running.result != null) {
      running.result.close();
    }
  }
}
