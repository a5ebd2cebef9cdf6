package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cursor of one row of each page of a connection, such as that of its last row. */
final class PageCursors {
  private final CursorWriter cursors;
  private final JsonSink sink = new JsonSink(64);

  /** The offsets of each page's cursor in the sink, and of its end. Equal if the page has none. */
  private final int[] starts;

  private final int[] ends;

  private final Map<Integer, FieldError> errors = new HashMap<>(0);

  /**
   * No cursors yet.
   *
   * @param pages the number of pages
   */
  PageCursors(CursorWriter cursors, int pages) {
    this.cursors = cursors;
    starts = new int[pages];
    ends = new int[pages];
    Arrays.fill(starts, -1);
  }

  /**
   * Replaces the cursor of a page by that of a row. If it cannot be written, the page has the error
   * and no cursor.
   *
   * @param page not less than that of the call before
   */
  void write(int page, ResultRow row) throws SQLException {
    if (starts[page] < 0) {
      starts[page] = sink.size();
    }
    sink.rewind(starts[page]);
    errors.remove(page);
    try {
      cursors.write(row, sink);
    } catch (FieldError error) {
      sink.rewind(starts[page]);
      errors.put(page, error);
    }
    ends[page] = sink.size();
  }

  /** Why the cursor of a page could not be written; null if it could, or the page has no rows. */
  @Nullable FieldError error(int page) {
    return errors.get(page);
  }

  /** Copies the cursor of a page; null if there is none. */
  void copy(int page, JsonSink out) {
    if (starts[page] < 0 || starts[page] == ends[page]) {
      out.nullValue();
    } else {
      out.raw(sink.array(), starts[page], ends[page] - starts[page]);
    }
  }
}
