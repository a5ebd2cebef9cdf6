package dev.fraiseql.flight;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.Questions;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.sql.ParameterBatch;
import dev.fraiseql.flight.sql.SentBatch;
import org.jspecify.annotations.Nullable;

/** A statement that is asked once for each row of values that a client sends. */
final class AskedRows implements Questions {
  private final SqlStatement statement;
  private final ClientStream sent;
  private final Caller caller;
  private @Nullable ParameterBatch batch;
  private int row;

  AskedRows(SqlStatement statement, ClientStream sent, Caller caller) {
    this.statement = statement;
    this.sent = sent;
    this.caller = caller;
  }

  @Override
  public boolean await() {
    SentBatch next = sent.next();
    batch = next == null ? null : ParameterBatch.of(next, statement.parameters());
    row = 0;
    return batch != null;
  }

  @Override
  public @Nullable PreparedQuery next() {
    return batch == null || row == batch.rows()
        ? null
        : statement.prepare(batch.row(row++), caller);
  }

  @Override
  public void close() {
    sent.close();
  }
}
