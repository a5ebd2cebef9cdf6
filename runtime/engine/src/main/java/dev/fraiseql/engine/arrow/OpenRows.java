package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All rows of one statement, which stays open while the lists within them are fetched. */
final class OpenRows implements RootRows {
  private final BoundStatement statement;
  private final VectorWriter writer;
  private final RuntimeDialect dialect;
  private @Nullable ResultRow row;

  OpenRows(BoundStatement statement, VectorWriter writer, RuntimeDialect dialect) {
    this.statement = statement;
    this.writer = writer;
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
    if (!current.result().next()) {
      return false;
    }
    writer.write(current, index);
    return true;
  }

  @Override
  public void end(int rows) {}
}
