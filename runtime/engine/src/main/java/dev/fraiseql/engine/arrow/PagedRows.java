package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.json.CursorWriter;
import dev.fraiseql.engine.query.PreparedPages;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.plan.bind.CursorShape;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in pages, by keyset or by offset. The statement of a page is closed before the lists within
 * its rows are fetched.
 */
final class PagedRows implements RootRows {
  private final PreparedPages pages;
  private final VectorWriter writer;
  private final RootRowCheck check;
  private final RuntimeDialect dialect;
  private final @Nullable CursorWriter cursors;
  private final JsonSink cursor = new JsonSink(128);
  private @Nullable ResultRow row;
  private @Nullable String after;
  private long read;

  /**
   * Rows from the first page on.
   *
   * @param dialect of the database that they come from
   */
  PagedRows(PreparedPages pages, VectorWriter writer, RootRowCheck check, RuntimeDialect dialect) {
    this.pages = pages;
    this.writer = writer;
    this.check = check;
    this.dialect = dialect;
    CursorShape shape = pages.shape();
    cursors = shape == null ? null : new CursorWriter(shape, pages.position());
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    row = dialect.row(session.stream(pages.page(after, read, wanted), null, fetchRows));
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
  public void end(int rows) throws SQLException {
    ResultRow last = Objects.requireNonNull(row);
    if (cursors != null) {
      cursor.reset();
      cursors.write(last, cursor);
      after =
          new String(cursor.array(), 1, cursor.size() - 2, StandardCharsets.US_ASCII); // no quotes
    }
    read += rows;
    if (cursors != null) {
      if (last.result().next()) {
        check.compare(last);
      }
      check.beginPart();
    }
    last.result().close();
  }
}
