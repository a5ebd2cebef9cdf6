package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement that returns a row, or none. */
abstract class ExistenceStep implements Step {
  private final BoundStatement statement;

  ExistenceStep(BoundStatement statement) {
    this.statement = statement;
  }

  /** Receives whether there is a row. */
  abstract void take(boolean exists);

  @Override
  public final StatementCall call() {
    return new StatementCall(statement, null);
  }

  @Override
  public final void read(ResultSet rows, List<Step> next) throws SQLException {
    take(rows.next());
  }
}
