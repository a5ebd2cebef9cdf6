package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All rows of one statement, whose result set stays open while nested lists are fetched. */
final class ResultSetRows implements RootRows {
  private final BoundStatement statement;
  private final VectorWriter writer;
  private final RootRowCheck check;
  private final RuntimeDialect dialect;
  private @Nullable ResultRow row;

  ResultSetRows(
      BoundStatement statement, VectorWriter writer, RootRowCheck check, RuntimeDialect dialect) {
    this.statement = statement;
    this.writer = writer;
    this.check = check;
    this.dialect = dialect;
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    if (row == null) {
      row = dialect.row(session.stream(statement, null, fetchRows));
    } else {
      row.result().setFetchSize(fetchRows);
    }
  }

  @Override
  public boolean copy(int index) throws SQLException {
    ResultRow current = Objects.requireNonNull(row);
    if (!check.next(current)) {
      return false;
    }
    writer.write(current, index);
    return true;
  }

  @Override
  public void end(int rows) {}
}
