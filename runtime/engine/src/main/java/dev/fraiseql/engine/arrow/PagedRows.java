package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.json.CursorWriter;
import dev.fraiseql.engine.query.PreparedPages;
import dev.fraiseql.jdbc.OwnReads;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.plan.bind.CursorShape;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in pages, by keyset or by offset. The statement of a page is closed before the lists within
 * its rows are fetched.
 */
final class PagedRows implements RootRows {
  private final PreparedPages pages;
  private final VectorWriter<ResultSet> writer;
  private final @Nullable CursorWriter cursors;
  private final JsonSink cursor = new JsonSink(128);
  private @Nullable ResultSet page;
  private @Nullable String after;
  private long read;

  /**
   * Rows from the first page on.
   *
   * @param own how the database reads values
   */
  PagedRows(PreparedPages pages, VectorWriter<ResultSet> writer, OwnReads own) {
    this.pages = pages;
    this.writer = writer;
    CursorShape shape = pages.shape();
    cursors = shape == null ? null : new CursorWriter(shape, pages.position(), own);
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    page = session.stream(pages.page(after, read, wanted), null, fetchRows);
  }

  @Override
  public boolean copy(int index) throws SQLException {
    ResultSet row = Objects.requireNonNull(page);
    if (!row.next()) {
      return false;
    }
    writer.write(row, index);
    return true;
  }

  @Override
  public void end(int rows) throws SQLException {
    ResultSet done = Objects.requireNonNull(page);
    if (cursors != null) {
      cursor.reset();
      cursors.write(done, cursor);
      after =
          new String(cursor.array(), 1, cursor.size() - 2, StandardCharsets.US_ASCII); // no quotes
    }
    read += rows;
    done.close();
  }
}
