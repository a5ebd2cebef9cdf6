package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.CopyLayout;
import dev.fraiseql.jdbc.CopyReader;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one statement without lists, read by PostgreSQL's binary {@code COPY}; by a result
 * set if {@code COPY} cannot be used for the types of the columns.
 */
final class BinaryRows implements RootRows {
  private final BoundStatement statement;
  private final CopyLayout layout;
  private final VectorWriter writer;
  private final RootRowCheck check;
  private final RootRows fallback;
  private @Nullable CopyReader copied;
  private boolean begun;

  /**
   * Rows of a statement.
   *
   * @param fallback reads the same with the same check
   */
  BinaryRows(
      BoundStatement statement,
      CopyLayout layout,
      VectorWriter writer,
      RootRowCheck check,
      RootRows fallback) {
    this.statement = statement;
    this.layout = layout;
    this.writer = writer;
    this.check = check;
    this.fallback = fallback;
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    if (!begun) {
      copied = session.copy(statement, layout).orElse(null);
      begun = true;
    }
    if (copied == null) {
      fallback.begin(session, wanted, fetchRows);
    }
  }

  @Override
  public boolean copy(int index) throws SQLException {
    CopyReader rows = copied;
    if (rows == null) {
      return fallback.copy(index);
    }
    CopyRow row = rows.next();
    if (row == null || !check.admits(row)) {
      return false;
    }
    writer.write(row, index);
    return true;
  }

  @Override
  public void end(int rows) throws SQLException {
    if (copied == null) {
      fallback.end(rows);
    }
  }
}
