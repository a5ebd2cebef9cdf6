package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.StatementCall;
import dev.fraiseql.jdbc.BoundStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement of a root field, which has no parents.
 *
 * @param reader does what {@link #read} says
 */
record RootStep(BoundStatement statement, boolean leadsOn, Reader reader) implements Step {

  /** Reads rows. */
  @FunctionalInterface
  interface Reader {

    /** See {@link Step#read}. */
    void read(ResultSet rows, List<Step> next) throws SQLException;
  }

  @Override
  public StatementCall ask() {
    return new StatementCall(statement, null);
  }

  @Override
  public boolean isWanted() {
    return true;
  }

  @Override
  public void read(ResultSet rows, List<Step> next) throws SQLException {
    reader.read(rows, next);
  }
}
