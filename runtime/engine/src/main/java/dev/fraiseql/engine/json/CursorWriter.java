package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.Cursor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.group.OwnReads;
import dev.fraiseql.engine.query.PreparedRoot;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the cursors of one connection. */
public final class CursorWriter {
  private final byte[] digest;
  private final SortValue[] values;
  private final int position;

  /**
   * A writer for the rows of a connection.
   *
   * @param own how the database that they come from reads values
   */
  public CursorWriter(PreparedRoot.Connection connection, OwnReads own) {
    digest = connection.shape().digest();
    values =
        connection.shape().types().stream()
            .map(type -> SortValue.of(type, own))
            .toArray(SortValue[]::new);
    position = connection.position();
  }

  /** Writes the cursor of the current row as a JSON string. */
  public void write(ResultSet row, JsonSink out) throws SQLException {
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
