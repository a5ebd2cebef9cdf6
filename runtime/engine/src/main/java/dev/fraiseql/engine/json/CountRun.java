package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.jdbc.BoundStatement;

/** A root field that is a number of rows. */
final class CountRun extends CountStep implements RootValue {
  private long number;

  CountRun(BoundStatement statement) {
    super(statement);
  }

  @Override
  void take(long read) {
    number = read;
  }

  @Override
  public void write(JsonSink out) {
    out.integer(number);
  }
}
