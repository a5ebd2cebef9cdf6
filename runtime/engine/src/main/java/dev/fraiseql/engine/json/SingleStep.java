package dev.fraiseql.engine.json;

import dev.fraiseql.engine.jdbc.Ask;
import dev.fraiseql.engine.jdbc.BoundStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that gives one row or none, and leads to no other.
 *
 * @param reader takes what it says
 */
record SingleStep(BoundStatement statement, Reader reader) implements Step {

  /** Reads the only row. */
  @FunctionalInterface
  interface Reader {

    /** Reads it. The row, if there is one, is the next. */
    void read(ResultSet rows) throws SQLException;
  }

  @Override
  public Ask ask() {
    return new Ask(statement, null);
  }

  @Override
  public void read(ResultSet rows, List<Step> next) throws SQLException {
    reader.read(rows);
  }
}
