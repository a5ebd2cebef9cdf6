package dev.fraiseql.engine.arrow;

import dev.fraiseql.engine.jdbc.BoundStatement;
import dev.fraiseql.engine.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** All rows of one statement, which stays open while the lists within them are fetched. */
final class OpenRows implements RootRows {
  private final BoundStatement statement;
  private @Nullable ResultSet rows;

  OpenRows(BoundStatement statement) {
    this.statement = statement;
  }

  @Override
  public ResultSet next(ReadSession session, int wanted, int fetchRows) throws SQLException {
    if (rows == null) {
      rows = session.stream(statement, null, fetchRows);
    } else {
      rows.setFetchSize(fetchRows);
    }
    return rows;
  }

  @Override
  public void read(int count) {}
}
