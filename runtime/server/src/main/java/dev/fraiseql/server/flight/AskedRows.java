package dev.fraiseql.server.flight;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.Questions;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.server.flightsql.ParameterBatch;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.apache.arrow.flight.CallStatus;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is asked once for each row of values that a client sends.
 *
 * <p>When a client goes, Arrow frees what it has sent, on a thread of its own. So values are taken
 * out of a batch at once, and {@link #close} waits for that.
 */
final class AskedRows implements Questions {
  private final SqlStatement statement;
  private final ClientStream sent;
  private final Caller caller;
  private final Queue<Map<String, @Nullable Object>> rows = new ArrayDeque<>();
  private boolean closed;

  AskedRows(SqlStatement statement, ClientStream sent, Caller caller) {
    this.statement = statement;
    this.sent = sent;
    this.caller = caller;
  }

  @Override
  public boolean await() {
    if (!sent.next()) {
      return false;
    }
    takeRows();
    return true;
  }

  private synchronized void takeRows() {
    if (closed) {
      throw CallStatus.CANCELLED.toRuntimeException();
    }
    ParameterBatch batch =
        ParameterBatch.of(sent.root(), sent.dictionaries(), statement.parameters());
    for (int row = 0; row < batch.rows(); row++) {
      rows.add(batch.row(row));
    }
  }

  @Override
  public @Nullable PreparedQuery next() {
    Map<String, @Nullable Object> values = rows.poll();
    return values == null ? null : statement.prepare(values, caller);
  }

  @Override
  public void close() {
    sent.close();
    synchronized (this) {
      closed = true;
    }
  }
}
