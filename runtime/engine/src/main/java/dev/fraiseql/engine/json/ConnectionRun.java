package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.PageInfoField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one request. The rows of the page are written once for each {@code edges} and
 * {@code nodes} in the selection.
 */
final class ConnectionRun {
  private final PreparedRoot.Connection prepared;
  private final RuntimeDialect dialect;
  private final Selection selection;
  private final CursorWriter cursors;
  private final List<ListOfRows> lists = new ArrayList<>();
  private final JsonSink start = new JsonSink(64);
  private final JsonSink end = new JsonSink(64);
  private final boolean wantsStart;
  private final boolean wantsEnd;
  private @Nullable FieldError startError;
  private @Nullable FieldError endError;
  private boolean isPreceded;
  private boolean isFollowed;
  private LongSupplier total = () -> 0;
  private final @Nullable RowCheck check;
  private boolean failed;

  /**
   * The rows of one {@code edges} or {@code nodes}.
   *
   * @param entry its index among the entries of the connection
   */
  private record ListOfRows(int entry, LevelRun run, RowWriter writer) {}

  /**
   * Prepares the lists of a connection.
   *
   * @param executor writes rows
   * @param sinks gives a sink for each list
   */
  ConnectionRun(
      PreparedRoot.Connection prepared,
      QueryExecutor executor,
      Supplier<JsonSink> sinks,
      RuntimeDialect dialect) {
    this.prepared = prepared;
    check = RowCheck.of(prepared.level().level().keyCheck());
    selection = prepared.level().level().selection();
    cursors = new CursorWriter(prepared.shape(), prepared.position());
    this.dialect = dialect;
    boolean startSelected = false;
    boolean endSelected = false;
    for (int i = 0; i < selection.size(); i++) {
      Entry entry = selection.entries().get(i);
      if (entry.column() == ConnectionField.EDGES.column()) {
        Selection edges = selection.nested(i);
        add(i, edges, new EdgeWriter(edges, executor, cursors), sinks.get(), dialect);
      } else if (entry.column() == ConnectionField.NODES.column()) {
        Selection nodes = selection.nested(i);
        RowWriter writer = (row, out) -> executor.writeJson(row, nodes, out);
        add(i, nodes, writer, sinks.get(), dialect);
      } else if (entry.column() == ConnectionField.PAGE_INFO.column()) {
        startSelected |= selects(selection.nested(i), PageInfoField.START_CURSOR);
        endSelected |= selects(selection.nested(i), PageInfoField.END_CURSOR);
      }
    }
    wantsStart = startSelected;
    wantsEnd = endSelected;
  }

  private void add(
      int entry, Selection rows, RowWriter writer, JsonSink sink, RuntimeDialect dialect) {
    LevelRun.Origin origin = new LevelRun.Origin.Page(prepared.name(), selection.name(entry));
    lists.add(
        new ListOfRows(entry, new LevelRun(prepared.level(), rows, origin, sink, dialect), writer));
  }

  private static boolean selects(Selection pageInfo, PageInfoField field) {
    return pageInfo.entries().stream().anyMatch(entry -> entry.column() == field.column());
  }

  /**
   * Reads the rows of the page.
   *
   * @param errors receives the errors of fields
   * @throws RequestException LIMIT_EXCEEDED if the page has no limit and more rows than the maximum
   */
  void read(ResultSet result, FieldErrors errors) throws SQLException {
    ResultRow row = dialect.row(result);
    long rows = 0;
    boolean first = true;
    while (result.next()) {
      if (check != null && check.finds(row)) {
        errors.addRepeated(prepared.level().level(), check, List.of(prepared.name()));
        failed = true;
        return;
      }
      if (first && prepared.window().backward() && isBeyond(numberOfRows(result))) {
        isPreceded = true; // the row beyond the page comes first in the page's order
        first = false;
        continue;
      }
      first = false;
      if (isBeyond(++rows)) {
        isFollowed = true;
        break;
      }
      if (rows > prepared.level().maximum()) {
        throw tooManyRows();
      }
      add(row, rows == 1, errors);
    }
    for (ListOfRows list : lists) {
      list.run.end(errors);
    }
    reportCursors(errors);
  }

  /** Reports the cursors of {@code pageInfo} that cannot be written. They are null. */
  private void reportCursors(FieldErrors errors) {
    for (int i = 0; i < selection.size(); i++) {
      if (selection.column(i) == ConnectionField.PAGE_INFO.column()) {
        Selection info = selection.nested(i);
        for (int j = 0; j < info.size(); j++) {
          FieldError error =
              info.column(j) == PageInfoField.START_CURSOR.column()
                  ? startError
                  : info.column(j) == PageInfoField.END_CURSOR.column() ? endError : null;
          if (error != null) {
            errors.add(error, List.of(prepared.name(), selection.name(i), info.name(j)));
          }
        }
      }
    }
  }

  private boolean isBeyond(long row) {
    return row > prepared.window().wanted();
  }

  private long numberOfRows(ResultSet row) throws SQLException {
    return row.getLong(prepared.position() + cursors.size());
  }

  private void add(ResultRow row, boolean isFirst, FieldErrors errors) throws SQLException {
    for (ListOfRows list : lists) {
      list.run.add(row, list.writer, errors);
    }
    if (wantsStart && isFirst) {
      startError = write(row, start);
    }
    if (wantsEnd) {
      endError = write(row, end); // each row could be the last
    }
  }

  /** Replaces a cursor by that of a row; with the error and nothing if it cannot be written. */
  private @Nullable FieldError write(ResultRow row, JsonSink cursor) throws SQLException {
    cursor.reset();
    try {
      cursors.write(row, cursor);
      return null;
    } catch (FieldError error) {
      cursor.reset();
      return error;
    }
  }

  private RequestException tooManyRows() {
    return new RequestException(
        ErrorCode.LIMIT_EXCEEDED,
        prepared.name()
            + " has more than "
            + prepared.level().maximum()
            + " rows: ask for a page of them by first or last.",
        List.of(prepared.name()),
        List.of());
  }

  /** Whether the page cannot be written, because a row occurs twice. */
  boolean hasFailed() {
    return failed;
  }

  /** Sets whether a row precedes the page. */
  void isPreceded(boolean value) {
    isPreceded = value;
  }

  /** Sets whether a row follows the page. */
  void isFollowed(boolean value) {
    isFollowed = value;
  }

  /** Sets the source of the number of all rows, which is asked when the connection is written. */
  void countsBy(LongSupplier source) {
    total = source;
  }

  /** The list of each {@code edges} and {@code nodes}. */
  List<LevelRun> lists() {
    return lists.stream().map(ListOfRows::run).toList();
  }

  /** Writes the connection, when all its statements have been read. */
  void write(JsonSink out) {
    out.raw('{');
    for (int i = 0; i < selection.size(); i++) {
      out.raw(selection.key(i));
      if (selection.column(i) == Selection.TYPENAME) {
        out.raw(selection.typeNameJson());
        continue;
      }
      switch (ConnectionField.at(selection.column(i))) {
        case EDGES, NODES -> {
          out.raw('[');
          list(i).copy(0, out);
          out.raw(']');
        }
        case PAGE_INFO -> pageInfo(selection.nested(i), out);
        case TOTAL_COUNT -> out.integer(total.getAsLong());
      }
    }
    out.raw('}');
  }

  private LevelRun list(int entry) {
    return lists.stream().filter(list -> list.entry == entry).findFirst().orElseThrow().run;
  }

  private void pageInfo(Selection info, JsonSink out) {
    out.raw('{');
    for (int i = 0; i < info.size(); i++) {
      out.raw(info.key(i));
      if (info.column(i) == Selection.TYPENAME) {
        out.raw(info.typeNameJson());
        continue;
      }
      switch (PageInfoField.at(info.column(i))) {
        case HAS_NEXT_PAGE -> out.bool(isFollowed);
        case HAS_PREVIOUS_PAGE -> out.bool(isPreceded);
        case START_CURSOR -> cursor(start, out);
        case END_CURSOR -> cursor(end, out);
      }
    }
    out.raw('}');
  }

  private static void cursor(JsonSink cursor, JsonSink out) {
    if (cursor.size() == 0) {
      out.nullValue();
    } else {
      out.raw(cursor.array(), 0, cursor.size());
    }
  }
}
