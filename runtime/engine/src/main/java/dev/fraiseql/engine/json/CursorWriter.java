package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.Cursor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.plan.bind.CursorShape;
import java.sql.SQLException;

/** Writes the cursors of the rows of one statement. */
public final class CursorWriter {
  private final byte[] digest;
  private final SortValue[] values;
  private final int position;

  /**
   * A writer.
   *
   * @param shape what the cursors are made of
   * @param position the position in a row of the first of these values
   */
  public CursorWriter(CursorShape shape, int position) {
    digest = shape.digest();
    values =
        shape.types().stream()
            .map(type -> SortValue.of(type, shape.extremes()))
            .toArray(SortValue[]::new);
    this.position = position;
  }

  /** Writes the cursor of the current row as a JSON string. */
  public void write(ResultRow row, JsonSink out) throws SQLException {
    int mark = Cursor.begin(digest, out);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.raw(',');
      }
      values[i].write(row, position + i, out);
    }
    Cursor.end(mark, out);
  }

  /** The number of values in a cursor. */
  int size() {
    return values.length;
  }
}
