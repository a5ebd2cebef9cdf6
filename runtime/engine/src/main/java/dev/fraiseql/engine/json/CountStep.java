package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement that returns one row with one integer. */
final class CountStep implements Step {
  private final BoundStatement statement;
  private long number;

  CountStep(BoundStatement statement) {
    this.statement = statement;
  }

  /** The integer; 0 until it has been read. */
  long number() {
    return number;
  }

  @Override
  public StatementCall call() {
    return new StatementCall(statement, null);
  }

  @Override
  public void read(ResultSet rows, List<Step> next) throws SQLException {
    rows.next();
    number = rows.getLong(1);
  }
}
