package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.QuerySource;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.ClientBatch;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.exchange.ParameterBatch;
import org.jspecify.annotations.Nullable;

/** A statement bound to each row of values that a client sends. A group is a batch of rows. */
public final class BoundQueries implements QuerySource {
  private final ParameterizedQuery statement;
  private final ClientStream values;
  private final Caller caller;
  private @Nullable ParameterBatch batch;
  private int row;

  /** The queries of one statement. */
  public BoundQueries(ParameterizedQuery statement, ClientStream values, Caller caller) {
    this.statement = statement;
    this.values = values;
    this.caller = caller;
  }

  @Override
  public boolean awaitGroup() {
    ClientBatch next = values.next();
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
    values.close();
  }
}
