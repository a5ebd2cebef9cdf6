package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ConnectionField;
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
  private final PageInfos infos;

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
    infos = new PageInfos(selection, cursors, pages);
    for (int i = 0; i < selection.size(); i++) {
      Entry entry = selection.entries().get(i);
      if (entry.column() == ConnectionField.EDGES.column()) {
        Selection edges = selection.nested(i);
        add(i, edges, new EdgeWriter(edges, executor, cursors), sinks.get());
      } else if (entry.column() == ConnectionField.NODES.column()) {
        Selection nodes = selection.nested(i);
        add(i, nodes, (row, out) -> executor.writeJson(row, nodes, out), sinks.get());
      }
    }
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
        infos.isPreceded(page); // the row beyond the page comes first in the page's order
        continue;
      }
      if (isBeyond(++rows)) {
        infos.isFollowed(page);
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
      if (!failed.get(page)) {
        reportCursors(page, errors);
      }
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

  private void reportCursors(int page, FieldErrors errors) {
    infos.report(
        page,
        (error, within) -> {
          List<Object> path = pathTo(page);
          path.addAll(within);
          errors.add(error, path);
        });
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
    infos.add(page, row, isFirst);
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
    infos.isPreceded(page);
  }

  /** Notes that a row follows a page. */
  void isFollowed(int page) {
    infos.isFollowed(page);
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
        case PAGE_INFO -> infos.write(page, selection.nested(i), out);
        case TOTAL_COUNT -> out.integer(totals[page]);
      }
    }
    out.raw('}');
  }

  private LevelRun list(int entry) {
    return lists.stream().filter(list -> list.entry == entry).findFirst().orElseThrow().run;
  }
}
