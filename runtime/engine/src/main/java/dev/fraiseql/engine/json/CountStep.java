package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement that returns one row with one integer. */
abstract class CountStep implements Step {
  private final BoundStatement statement;

  CountStep(BoundStatement statement) {
    this.statement = statement;
  }

  /** Receives the integer. */
  abstract void take(long number);

  @Override
  public final StatementCall call() {
    return new StatementCall(statement, null);
  }

  @Override
  public final void read(ResultSet rows, List<Step> next) throws SQLException {
    rows.next();
    take(rows.getLong(1));
  }
}
