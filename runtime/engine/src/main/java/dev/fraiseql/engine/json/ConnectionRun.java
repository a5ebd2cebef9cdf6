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
import dev.fraiseql.engine.query.PreparedConnection;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a connection of one request: one for each parent; a root field has one. The rows are
 * written once for each {@code edges} and {@code nodes} in the selection.
 */
final class ConnectionRun implements ChildRun {
  private final PreparedLevel prepared;
  private final PreparedConnection connection;
  private final Origin origin;
  private final RuntimeDialect dialect;
  private final Selection selection;
  private final CursorWriter cursors;
  private final List<ListOfRows> lists = new ArrayList<>();
  private final PageCursors starts;
  private final PageCursors ends;
  private final boolean wantsStart;
  private final boolean wantsEnd;

  /** The pages that a row precedes. */
  private final BitSet preceded = new BitSet();

  /** The pages that a row follows. */
  private final BitSet followed = new BitSet();

  /** The pages that cannot be written, because a row occurs twice. */
  private final BitSet failed = new BitSet();

  private final long[] totals;
  private final @Nullable RowCheck check;

  /** What the pages belong to. */
  sealed interface Origin {

    /** The root field with that response key. */
    record Root(String name) implements Origin {}

    /** The placeholders of one child in a level. */
    record Parents(LevelRun run, int child) implements Origin {}
  }

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
      PreparedLevel prepared,
      Origin origin,
      QueryExecutor executor,
      Supplier<JsonSink> sinks,
      RuntimeDialect dialect) {
    this.prepared = prepared;
    this.origin = origin;
    this.dialect = dialect;
    connection = Objects.requireNonNull(prepared.connection());
    check = RowCheck.of(prepared.level().keyCheck());
    selection = prepared.level().selection();
    cursors = new CursorWriter(connection.shape(), connection.position());
    @Nullable KeyBatch parents = parents();
    int pages = parents == null ? 1 : parents.size();
    totals = new long[pages];
    starts = new PageCursors(cursors, pages);
    ends = new PageCursors(cursors, pages);
    boolean startSelected = false;
    boolean endSelected = false;
    for (int i = 0; i < selection.size(); i++) {
      Entry entry = selection.entries().get(i);
      if (entry.column() == ConnectionField.EDGES.column()) {
        Selection edges = selection.nested(i);
        add(i, edges, new EdgeWriter(edges, executor, cursors), sinks.get());
      } else if (entry.column() == ConnectionField.NODES.column()) {
        Selection nodes = selection.nested(i);
        add(i, nodes, (row, out) -> executor.writeJson(row, nodes, out), sinks.get());
      } else if (entry.column() == ConnectionField.PAGE_INFO.column()) {
        startSelected |= selects(selection.nested(i), PageInfoField.START_CURSOR);
        endSelected |= selects(selection.nested(i), PageInfoField.END_CURSOR);
      }
    }
    wantsStart = startSelected;
    wantsEnd = endSelected;
  }

  private void add(int entry, Selection rows, RowWriter writer, JsonSink sink) {
    String key = selection.name(entry);
    LevelRun.Origin of =
        switch (origin) {
          case Origin.Root(String name) -> new LevelRun.Origin.Page(name, key);
          case Origin.Parents(LevelRun run, int child) ->
              new LevelRun.Origin.Parents(run, child, key);
        };
    lists.add(new ListOfRows(entry, new LevelRun(prepared, rows, of, sink, dialect), writer));
  }

  private static boolean selects(Selection pageInfo, PageInfoField field) {
    return pageInfo.entries().stream().anyMatch(entry -> entry.column() == field.column());
  }

  /** The keys of the rows that the pages belong to; null for a root field. */
  private @Nullable KeyBatch parents() {
    return origin instanceof Origin.Parents(LevelRun run, int child) ? run.keys(child) : null;
  }

  /**
   * Reads the rows of the pages.
   *
   * @param errors receives the errors of fields
   * @throws RequestException LIMIT_EXCEEDED if a page has no limit and more rows than the maximum
   */
  void read(ResultSet result, FieldErrors errors) throws SQLException {
    @Nullable KeyBatch parents = parents();
    ResultRow row = dialect.row(result);
    int page = 0;
    long rows = 0;
    boolean first = true;
    while (result.next()) {
      int owner = parents == null ? 0 : prepared.parent(result, parents, page);
      if (owner > page) {
        page = owner;
        rows = 0;
        first = true;
        if (check != null) {
          check.beginList();
        }
      }
      if (failed.get(page)) {
        continue;
      }
      if (check != null && check.finds(row)) {
        repeated(page, errors);
        continue;
      }
      boolean isFirst = first;
      first = false;
      if (isFirst && connection.window().backward() && isBeyond(numberOfRows(result))) {
        preceded.set(page); // the row beyond the page comes first in the page's order
        continue;
      }
      if (isBeyond(++rows)) {
        followed.set(page);
        continue;
      }
      if (rows > prepared.maximum()) {
        throw tooManyRows(page);
      }
      add(page, row, rows == 1, errors);
    }
    for (ListOfRows list : lists) {
      list.run.end(errors);
    }
    for (page = 0; page < totals.length; page++) {
      reportCursors(page, errors);
    }
  }

  /** Discards a page, a row of which occurs twice. */
  private void repeated(int page, FieldErrors errors) {
    errors.addRepeated(prepared.level(), check, pathTo(page));
    failed.set(page);
    lists.forEach(list -> list.run.drop(page));
    if (origin instanceof Origin.Parents(LevelRun run, int child)) {
      run.withdraw(child, page);
    }
  }

  /** Reports the cursors of {@code pageInfo} that cannot be written. They are null. */
  private void reportCursors(int page, FieldErrors errors) {
    for (int i = 0; i < selection.size() && !failed.get(page); i++) {
      if (selection.column(i) == ConnectionField.PAGE_INFO.column()) {
        Selection info = selection.nested(i);
        for (int j = 0; j < info.size(); j++) {
          FieldError error =
              info.column(j) == PageInfoField.START_CURSOR.column()
                  ? starts.error(page)
                  : info.column(j) == PageInfoField.END_CURSOR.column() ? ends.error(page) : null;
          if (error != null) {
            List<Object> path = pathTo(page);
            path.add(selection.name(i));
            path.add(info.name(j));
            errors.add(error, path);
          }
        }
      }
    }
  }

  /** The path to a page, as a list that the caller may extend. */
  private List<Object> pathTo(int page) {
    return switch (origin) {
      case Origin.Root(String name) -> new ArrayList<>(List.<Object>of(name));
      case Origin.Parents(LevelRun run, int child) -> run.pathToChild(child, page);
    };
  }

  private boolean isBeyond(long row) {
    return row > connection.window().wanted();
  }

  private long numberOfRows(ResultSet row) throws SQLException {
    return row.getLong(connection.position() + cursors.size());
  }

  private void add(int page, ResultRow row, boolean isFirst, FieldErrors errors)
      throws SQLException {
    for (ListOfRows list : lists) {
      list.run.add(page, row, list.writer, errors);
    }
    if (wantsStart && isFirst) {
      starts.write(page, row);
    }
    if (wantsEnd) {
      ends.write(page, row); // each row could be the last
    }
  }

  private RequestException tooManyRows(int page) {
    List<Object> path = pathTo(page);
    return new RequestException(
            ErrorCode.LIMIT_EXCEEDED,
            path.getLast()
                + " has more than "
                + prepared.maximum()
                + " rows: ask for a page of them by first or last.")
        .at(path);
  }

  /** Whether the page of a root field cannot be written, because a row occurs twice. */
  boolean hasFailed() {
    return failed.get(0);
  }

  /** Notes that a row precedes a page. */
  void isPreceded(int page) {
    preceded.set(page);
  }

  /** Notes that a row follows a page. */
  void isFollowed(int page) {
    followed.set(page);
  }

  /** Notes the number of all rows that a page is a part of. */
  void setTotal(int page, long number) {
    totals[page] = number;
  }

  /** The list of each {@code edges} and {@code nodes}. */
  List<LevelRun> lists() {
    return lists.stream().map(ListOfRows::run).toList();
  }

  /** Writes a page, when all statements of the connection have been read. */
  @Override
  public void write(int page, JsonSink out) {
    out.raw('{');
    for (int i = 0; i < selection.size(); i++) {
      out.raw(selection.key(i));
      if (selection.column(i) == Selection.TYPENAME) {
        out.raw(selection.typeNameJson());
        continue;
      }
      switch (ConnectionField.at(selection.column(i))) {
        case EDGES, NODES -> list(i).write(page, out);
        case PAGE_INFO -> pageInfo(page, selection.nested(i), out);
        case TOTAL_COUNT -> out.integer(totals[page]);
      }
    }
    out.raw('}');
  }

  private LevelRun list(int entry) {
    return lists.stream().filter(list -> list.entry == entry).findFirst().orElseThrow().run;
  }

  private void pageInfo(int page, Selection info, JsonSink out) {
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
