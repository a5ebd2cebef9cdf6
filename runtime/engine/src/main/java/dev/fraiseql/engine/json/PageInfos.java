package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.PageInfoField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The {@code pageInfo} of each page of a connection. */
final class PageInfos {
  private final Selection connection;
  private final PageCursors starts;
  private final PageCursors ends;
  private final boolean wantsStart;
  private final boolean wantsEnd;

  /** The pages that a row precedes. */
  private final BitSet preceded = new BitSet();

  /** The pages that a row follows. */
  private final BitSet followed = new BitSet();

  /**
   * Infos of pages without rows.
   *
   * @param connection the selection of the connection
   * @param pages the number of pages
   */
  PageInfos(Selection connection, CursorWriter cursors, int pages) {
    this.connection = connection;
    starts = new PageCursors(cursors, pages);
    ends = new PageCursors(cursors, pages);
    wantsStart = selects(PageInfoField.START_CURSOR);
    wantsEnd = selects(PageInfoField.END_CURSOR);
  }

  private boolean selects(PageInfoField field) {
    return connection.entries().stream()
        .filter(PageInfos::isPageInfo)
        .map(Selection.Entry::nested)
        .anyMatch(info ->
            info != null
                && info.entries().stream().anyMatch(each -> each.column() == field.column()));
  }

  private static boolean isPageInfo(Selection.Entry entry) {
    return entry.column() == ConnectionField.PAGE_INFO.column();
  }

  /** Adds a row to a page, which is not less than that of the row before. */
  void add(int page, ResultRow row, boolean isFirst) throws SQLException {
    if (wantsStart && isFirst) {
      starts.write(page, row);
    }
    if (wantsEnd) {
      ends.write(page, row); // each row could be the last
    }
  }

  /** Notes that a row precedes a page. */
  void isPreceded(int page) {
    preceded.set(page);
  }

  /** Notes that a row follows a page. */
  void isFollowed(int page) {
    followed.set(page);
  }

  /**
   * Reports the cursors of a page that cannot be written. They are null.
   *
   * @param errors receives each error with the response keys that lead from the page to the cursor
   */
  void report(int page, BiConsumer<FieldError, List<String>> errors) {
    for (Selection.Entry entry : connection.entries()) {
      Selection info = entry.nested();
      for (int i = 0; info != null && isPageInfo(entry) && i < info.size(); i++) {
        FieldError error = error(page, info.column(i));
        if (error != null) {
          errors.accept(error, List.of(entry.name(), info.name(i)));
        }
      }
    }
  }

  private @Nullable FieldError error(int page, int column) {
    if (column == PageInfoField.START_CURSOR.column()) {
      return starts.error(page);
    }
    return column == PageInfoField.END_CURSOR.column() ? ends.error(page) : null;
  }

  /** Writes the info of a page. */
  void write(int page, Selection info, JsonSink out) {
    out.raw('{');
    for (int i = 0; i < info.size(); i++) {
      out.raw(info.key(i));
      if (info.column(i) == Selection.TYPENAME) {
        out.raw(info.typeNameJson());
        continue;
      }
      switch (PageInfoField.at(info.column(i))) {
        case HAS_NEXT_PAGE -> out.bool(followed.get(page));
        case HAS_PREVIOUS_PAGE -> out.bool(preceded.get(page));
        case START_CURSOR -> starts.copy(page, out);
        case END_CURSOR -> ends.copy(page, out);
      }
    }
    out.raw('}');
  }
}
