package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.json.NulledField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.query.ChildPath;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one level of one request. The level has one list for each parent; a root level has
 * one list. All lists are written one after the other into a sink of this level, with commas
 * between rows. The level of a separate to-one relation has lists of one row at most, which the
 * response has as objects.
 *
 * <p>Null propagation: a list of rows holds no nulls, so an error in a row discards its list. The
 * error then propagates to the nearest enclosing object that may be null, which can be in any of
 * the levels above.
 */
final class LevelRun {
  private final PreparedLevel prepared;
  private final Selection selection;
  private final Origin origin;

  /** What a list of the level is in the response. */
  private final Level.Form form;

  /** Whether a list has at most one row. */
  private final boolean single;

  private final JsonSink sink;
  private final RuntimeDialect dialect;
  private final KeyBatch[] keys;
  private final LevelRun[] children;

  /** The offset of each row in the sink. */
  private int[] rowStarts = new int[16];

  private int rows;

  /** The index of the first row of each list, and at the end the number of rows. */
  private final int[] firstRows;

  private @Nullable BitSet failedLists;

  /** Null if no row of the level can be repeated. */
  private final @Nullable RowCheck check;

  /** The index in the current list of the row that is read next. */
  private long inList;

  /** What a level's lists belong to. */
  sealed interface Origin {

    /** The root field with that response key, which is a list of rows or a single row. */
    record Root(String name, boolean list) implements Origin {}

    /** A list of the connection with that response key. */
    record Page(String name, String list) implements Origin {}

    /** The placeholders of one child in another level. */
    record Parents(LevelRun run, int child) implements Origin {
      private Level.Form form() {
        return run.prepared.level().children().get(child).form();
      }
    }
  }

  LevelRun(PreparedLevel prepared, Origin origin, JsonSink sink, RuntimeDialect dialect) {
    this(prepared, prepared.level().selection(), origin, sink, dialect);
  }

  /**
   * A run that writes a part of the level's selection.
   *
   * @param selection that part
   */
  LevelRun(
      PreparedLevel prepared,
      Selection selection,
      Origin origin,
      JsonSink sink,
      RuntimeDialect dialect) {
    this.prepared = prepared;
    this.selection = selection;
    this.origin = origin;
    form = origin instanceof Origin.Parents parents ? parents.form() : Level.Form.LIST;
    single =
        form != Level.Form.LIST || (origin instanceof Origin.Root(var name, boolean list) && !list);
    this.sink = sink;
    this.dialect = dialect;
    List<Level.Child> below = prepared.level().children();
    keys = new KeyBatch[below.size()];
    children = new LevelRun[keys.length];
    for (int child = 0; child < keys.length; child++) {
      keys[child] = dialect.keyBatch(below.get(child).keyPositions(), below.get(child).keyTypes());
    }
    sink.collectInto(keys);
    int lists =
        origin instanceof Origin.Parents(LevelRun run, int child) ? run.keys[child].size() : 1;
    firstRows = new int[lists + 1];
    check = RowCheck.of(prepared.level().keyCheck());
  }

  /**
   * Writes the rows of a result.
   *
   * @param errors receives the errors of fields
   * @throws RequestException LIMIT_EXCEEDED if a list has more rows than the maximum
   */
  void read(ResultSet result, QueryExecutor executor, FieldErrors errors) throws SQLException {
    @Nullable KeyBatch parents =
        origin instanceof Origin.Parents(LevelRun run, int child) ? run.keys[child] : null;
    ResultRow row = dialect.row(result);
    int list = 0;
    while (result.next()) {
      if (parents != null) {
        int ordinal = prepared.parent(result, parents, list);
        if (list < ordinal) {
          beginList();
        }
        while (list < ordinal) {
          firstRows[++list] = rows;
        }
      }
      if (parents != null && hasFailed(list)) {
        continue;
      }
      if (repeats(row)) {
        repeated(list, errors);
        continue;
      }
      if (inList++ >= prepared.wanted()) {
        continue;
      }
      beginRow(list);
      try {
        executor.writeJson(row, selection, sink);
      } catch (FieldError error) {
        failed(error, list, errors);
      }
    }
    end(list, errors);
  }

  private void beginList() {
    inList = 0;
    if (check != null) {
      check.beginList();
    }
  }

  /** Whether the current row shows that a key is not unique. */
  private boolean repeats(ResultRow row) throws SQLException {
    return (check != null && check.finds(row)) || (single && inList > 0);
  }

  /** Discards a list, a row of which occurs twice. */
  private void repeated(int list, FieldErrors errors) {
    if (hasFailed(list)) {
      return;
    }
    int row = Math.max(rows - 1, firstRows[list]);
    if (origin instanceof Origin.Parents(LevelRun run, int child) && form != Level.Form.LIST) {
      run.repeatedBelow(run.keys[child].place(list), prepared.level(), errors);
    } else {
      errors.addRepeated(prepared.level(), check, pathTo(list, row));
    }
    dropList(list);
  }

  /** Discards the list of a row, one of whose objects matches two rows, as if it was joined. */
  private void repeatedBelow(int placeholder, Level level, FieldErrors errors) {
    int row = rowAt(sink.placeholderOffset(placeholder));
    int list = listOf(row);
    if (hasFailed(list)) {
      return;
    }
    if (origin instanceof Origin.Parents(LevelRun run, int child) && form != Level.Form.LIST) {
      run.repeatedBelow(run.keys[child].place(list), level, errors);
    } else {
      List<Object> path =
          origin instanceof Origin.Page(String name, String key)
              ? List.of(name)
              : pathTo(list, row);
      errors.addRepeated(level, null, path);
    }
    fail(list);
  }

  /**
   * Writes one row, as the next of the only list.
   *
   * @param writer writes what {@link #selection} says
   */
  void add(ResultRow row, RowWriter writer, FieldErrors errors) throws SQLException {
    if (!hasFailed()) {
      beginRow(0);
      try {
        writer.write(row, sink);
      } catch (FieldError error) {
        failed(error, 0, errors);
      }
    }
  }

  /** Ends the only list. */
  void end(FieldErrors errors) {
    end(0, errors);
  }

  private void failed(FieldError error, int list, FieldErrors errors) {
    List<Object> path = pathTo(list, rows - 1);
    path.addAll(error.path());
    errors.add(error, path);
    dropList(list);
  }

  private void end(int lastList, FieldErrors errors) {
    int list = lastList;
    while (list < firstRows.length - 1) {
      firstRows[++list] = rows;
    }
    for (NulledField nulled : sink.errors()) {
      List<Object> path = pathTo(rowAt(nulled.offset()));
      path.addAll(nulled.pathWithin(selection));
      errors.add(nulled.error(), path);
    }
    if (form == Level.Form.OBJECT) {
      requireRows(errors);
    }
  }

  /** Reports the objects whose row does not exist, although they must not be null. */
  private void requireRows(FieldErrors errors) {
    for (int list = 0; list < firstRows.length - 1; list++) {
      if (size(list) == 0 && !hasFailed(list)) {
        errors.add(FieldError.missing(), pathTo(list, rows));
        fail(list);
      }
    }
  }

  private void beginRow(int list) {
    int written = rows - firstRows[list];
    if (written == prepared.maximum()) {
      throw tooManyRows(list);
    }
    if (written > 0) {
      sink.raw(',');
    }
    if (rows == rowStarts.length) {
      rowStarts = Arrays.copyOf(rowStarts, rows * 2);
    }
    rowStarts[rows++] = sink.size();
  }

  private RequestException tooManyRows(int list) {
    List<Object> path = pathTo(list, firstRows[list]);
    path.removeLast();
    return new RequestException(
            ErrorCode.LIMIT_EXCEEDED,
            path.getLast()
                + " has more than "
                + prepared.maximum()
                + " rows: ask for a page of them by limit.")
        .at(path);
  }

  /** Discards the rows of the current list, because one of them cannot be written. */
  private void dropList(int list) {
    if (rows > firstRows[list]) {
      sink.rewind(rowStarts[firstRows[list]]);
      rows = firstRows[list];
    }
    fail(list);
  }

  /**
   * Marks a list as failed, and writes null for the nearest enclosing object that may be null; that
   * is the list itself if it is a nullable object.
   */
  private void fail(int list) {
    if (failedLists == null) {
      failedLists = new BitSet();
    }
    failedLists.set(list);
    if (origin instanceof Origin.Parents(LevelRun run, int child)
        && form != Level.Form.NULLABLE_OBJECT) {
      run.withdraw(run.keys[child].place(list));
    }
  }

  private void withdraw(int placeholder) {
    if (!sink.nullAround(placeholder)) {
      fail(listOf(rowAt(sink.placeholderOffset(placeholder))));
    }
  }

  private boolean hasFailed(int list) {
    return failedLists != null && failedLists.get(list);
  }

  /** Whether a root level's list, or its only row, has failed. */
  boolean hasFailed() {
    return hasFailed(0);
  }

  /** Whether a root level may be null: a single row may, a list may not. */
  boolean mayBeNull() {
    return single;
  }

  /** The index of the row that an offset of the sink belongs to. */
  private int rowAt(int offset) {
    int found = Arrays.binarySearch(rowStarts, 0, rows, offset);
    return found < 0 ? -found - 2 : found;
  }

  private int listOf(int row) {
    int list = Arrays.binarySearch(firstRows, row);
    if (list < 0) {
      return -list - 2;
    }
    // An empty list begins at the same row as the next list: the row belongs to the last of them.
    while (list + 1 < firstRows.length && firstRows[list + 1] == row) {
      list++;
    }
    return list;
  }

  /** The path to a row, as a list that the caller may extend. All rows must have been read. */
  private List<Object> pathTo(int row) {
    return pathTo(listOf(row), row);
  }

  private List<Object> pathTo(int list, int row) {
    return switch (origin) {
      case Origin.Root(String name, boolean isList) ->
          new ArrayList<>(isList ? List.<Object>of(name, row) : List.<Object>of(name));
      case Origin.Page(String name, String key) -> new ArrayList<>(List.<Object>of(name, key, row));
      case Origin.Parents(LevelRun run, int child) -> {
        int placeholder = run.keys[child].place(list);
        List<Object> path = run.pathTo(run.rowAt(run.sink.placeholderOffset(placeholder)));
        path.addAll(ChildPath.of(run.selection, child));
        if (form == Level.Form.LIST) {
          path.add(row - firstRows[list]);
        }
        yield path;
      }
    };
  }

  /** The keys of the rows that are parents of a child level. */
  KeyBatch keys(int child) {
    return keys[child];
  }

  /** Begins the run of a child level, whose lists are copied along with this level's rows. */
  LevelRun child(int child, JsonSink childSink, RuntimeDialect dialect) {
    LevelRun run =
        new LevelRun(
            prepared.children().get(child), new Origin.Parents(this, child), childSink, dialect);
    children[child] = run;
    return run;
  }

  /** The number of rows in a list. */
  int size(int list) {
    return firstRows[list + 1] - firstRows[list];
  }

  /** Writes the only list of a root level as an array. */
  void writeList(JsonSink out) {
    out.raw('[');
    copy(0, out);
    out.raw(']');
  }

  /** Writes the only row of a root level; null if there is none, or if it has failed. */
  void writeSingle(JsonSink out) {
    if (hasFailed() || size(0) == 0) {
      out.nullValue();
    } else {
      copy(0, out);
    }
  }

  /** Copies the rows of a list, with the lists within them. */
  void copy(int list, JsonSink target) {
    int first = firstRows[list];
    int end = firstRows[list + 1];
    if (first < end) {
      int to = end < rows ? rowStarts[end] : sink.size();
      sink.copyRange(rowStarts[first], to, target, this::fill);
    }
  }

  private void fill(int child, int ordinal, JsonSink target) {
    LevelRun run = children[child];
    if (run.form == Level.Form.LIST) {
      target.raw('[');
      run.copy(ordinal, target);
      target.raw(']');
    } else if (run.hasFailed(ordinal) || run.size(ordinal) == 0) {
      target.nullValue();
    } else {
      run.copy(ordinal, target);
    }
  }

  JsonSink sink() {
    return sink;
  }
}
