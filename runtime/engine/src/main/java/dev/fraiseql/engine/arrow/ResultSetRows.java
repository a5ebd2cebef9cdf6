package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All rows of one statement, whose result set stays open while nested lists are fetched. */
final class ResultSetRows implements RootRows {
  private final BoundStatement statement;
  private final VectorWriter<ResultSet> writer;
  private @Nullable ResultSet rows;

  ResultSetRows(BoundStatement statement, VectorWriter<ResultSet> writer) {
    this.statement = statement;
    this.writer = writer;
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    if (rows == null) {
      rows = session.stream(statement, null, fetchRows);
    } else {
      rows.setFetchSize(fetchRows);
    }
  }

  @Override
  public boolean copy(int index) throws SQLException {
    ResultSet row = Objects.requireNonNull(rows);
    if (!row.next()) {
      return false;
    }
    writer.write(row, index);
    return true;
  }

  @Override
  public void end(int rows) {}
}
