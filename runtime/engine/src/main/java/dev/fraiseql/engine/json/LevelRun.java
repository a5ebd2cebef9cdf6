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
import java.util.Objects;
import java.util.function.Supplier;
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
final class LevelRun implements ChildRun {
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
  private final @Nullable ChildRun[] children;

  /** The offset of each row in the sink. */
  private int[] rowStarts = new int[16];

  private int rows;

  /** The index of the first row of each list, and at the end the number of rows. */
  private final int[] firstRows;

  /** The list whose rows are read. */
  private int list;

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

    /**
     * The placeholders of one child in another level.
     *
     * @param list the response key of a list of the connection that fills the placeholder; null if
     *     a list fills it
     */
    record Parents(LevelRun run, int child, @Nullable String list) implements Origin {
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
    children = new ChildRun[keys.length];
    for (int child = 0; child < keys.length; child++) {
      keys[child] = dialect.keyBatch(below.get(child).keyPositions(), below.get(child).keyTypes());
    }
    sink.collectInto(keys);
    @Nullable KeyBatch parents = parents();
    firstRows = new int[parents == null ? 2 : parents.size() + 1];
    check = RowCheck.of(prepared.level().keyCheck());
  }

  /**
   * Writes the rows of a result.
   *
   * @param errors receives the errors of fields
   * @throws RequestException LIMIT_EXCEEDED if a list has more rows than the maximum
   */
  void read(ResultSet result, QueryExecutor executor, FieldErrors errors) throws SQLException {
    @Nullable KeyBatch parents = parents();
    ResultRow row = dialect.row(result);
    while (result.next()) {
      if (parents != null) {
        int ordinal = prepared.parent(result, parents, list);
        if (list < ordinal) {
          beginList();
          moveTo(ordinal);
        }
      }
      if (parents != null && hasFailed(list)) {
        continue;
      }
      if (repeats(row)) {
        repeated(errors);
        continue;
      }
      if (inList++ >= prepared.wanted()) {
        continue;
      }
      beginRow();
      try {
        executor.writeJson(row, selection, sink);
      } catch (FieldError error) {
        failed(error, errors);
      }
    }
    end(errors);
  }

  /** The keys of the rows that the lists belong to; null for a root level. */
  private @Nullable KeyBatch parents() {
    return origin instanceof Origin.Parents parents ? parents.run.keys[parents.child] : null;
  }

  /** Ends the lists before a list. */
  private void moveTo(int next) {
    while (list < next) {
      firstRows[++list] = rows;
    }
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

  /** Discards the current list, a row of which occurs twice. */
  private void repeated(FieldErrors errors) {
    if (hasFailed(list)) {
      return;
    }
    int row = Math.max(rows - 1, firstRows[list]);
    if (origin instanceof Origin.Parents parents && form != Level.Form.LIST) {
      parents.run.repeatedBelow(parents.child, list, prepared.level(), errors);
    } else {
      errors.addRepeated(prepared.level(), check, pathTo(list, row));
    }
    dropList();
  }

  /**
   * Discards the list of a row, one of whose objects matches two rows, as if it was joined.
   *
   * @param child the level of the object
   * @param ordinal of the row among the parents of that level
   */
  private void repeatedBelow(int child, int ordinal, Level level, FieldErrors errors) {
    int row = rowAt(sink.placeholderOffset(keys[child].place(ordinal)));
    int of = listOf(row);
    if (hasFailed(of)) {
      return;
    }
    if (origin instanceof Origin.Parents parents && form != Level.Form.LIST) {
      parents.run.repeatedBelow(parents.child, of, level, errors);
    } else {
      errors.addRepeated(level, null, pathToRepeated(of, row));
    }
    fail(of);
  }

  /** The path to a row that occurs twice; that to the page if the row is in a connection. */
  private List<Object> pathToRepeated(int of, int row) {
    return switch (origin) {
      case Origin.Page(String name, String key) -> List.of(name);
      case Origin.Parents(LevelRun run, int child, String key) when key != null ->
          run.pathToChild(child, of);
      case Origin.Root root -> pathTo(of, row);
      case Origin.Parents parents -> pathTo(of, row);
    };
  }

  /**
   * Writes one row.
   *
   * @param to the list that the row is added to, not before that of the row before
   * @param writer writes what {@link #selection} says
   */
  void add(int to, ResultRow row, RowWriter writer, FieldErrors errors) throws SQLException {
    moveTo(to);
    if (!hasFailed(list)) {
      beginRow();
      try {
        writer.write(row, sink);
      } catch (FieldError error) {
        failed(error, errors);
      }
    }
  }

  /** Discards a list, not before that of the last row. */
  void drop(int dropped) {
    moveTo(dropped);
    dropList();
  }

  private void failed(FieldError error, FieldErrors errors) {
    List<Object> path = pathTo(list, rows - 1);
    path.addAll(error.path());
    errors.add(error, path);
    dropList();
  }

  /** Ends all lists. */
  void end(FieldErrors errors) {
    moveTo(firstRows.length - 1);
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
    for (int of = 0; of < firstRows.length - 1; of++) {
      if (size(of) == 0 && !hasFailed(of)) {
        errors.add(FieldError.missing(), pathTo(of, rows));
        fail(of);
      }
    }
  }

  private void beginRow() {
    int written = rows - firstRows[list];
    if (written == prepared.maximum()) {
      throw tooManyRows();
    }
    if (written > 0) {
      sink.raw(',');
    }
    if (rows == rowStarts.length) {
      rowStarts = Arrays.copyOf(rowStarts, rows * 2);
    }
    rowStarts[rows++] = sink.size();
  }

  private RequestException tooManyRows() {
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
  private void dropList() {
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
  private void fail(int failed) {
    if (failedLists == null) {
      failedLists = new BitSet();
    }
    failedLists.set(failed);
    if (origin instanceof Origin.Parents parents && form != Level.Form.NULLABLE_OBJECT) {
      parents.run.withdraw(parents.child, failed);
    }
  }

  /** Writes null for the nearest object that may be null around the value of a child level. */
  void withdraw(int child, int ordinal) {
    int placeholder = keys[child].place(ordinal);
    if (!sink.nullAround(placeholder)) {
      fail(listOf(rowAt(sink.placeholderOffset(placeholder))));
    }
  }

  private boolean hasFailed(int of) {
    return failedLists != null && failedLists.get(of);
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
    int found = Arrays.binarySearch(firstRows, row);
    if (found < 0) {
      return -found - 2;
    }
    // An empty list begins at the same row as the next list: the row belongs to the last of them.
    while (found + 1 < firstRows.length && firstRows[found + 1] == row) {
      found++;
    }
    return found;
  }

  /** The path to a row, as a list that the caller may extend. All rows must have been read. */
  private List<Object> pathTo(int row) {
    return pathTo(listOf(row), row);
  }

  private List<Object> pathTo(int of, int row) {
    return switch (origin) {
      case Origin.Root(String name, boolean isList) ->
          new ArrayList<>(isList ? List.<Object>of(name, row) : List.<Object>of(name));
      case Origin.Page(String name, String key) -> new ArrayList<>(List.<Object>of(name, key, row));
      case Origin.Parents(LevelRun run, int child, String key) -> {
        List<Object> path = run.pathToChild(child, of);
        if (key != null) {
          path.add(key);
        }
        if (form == Level.Form.LIST) {
          path.add(row - firstRows[of]);
        }
        yield path;
      }
    };
  }

  /** The path to the value of a child level, as a list that the caller may extend. */
  List<Object> pathToChild(int child, int ordinal) {
    List<Object> path = pathTo(rowAt(sink.placeholderOffset(keys[child].place(ordinal))));
    path.addAll(ChildPath.of(selection, child));
    return path;
  }

  /** The keys of the rows that are parents of a child level. */
  KeyBatch keys(int child) {
    return keys[child];
  }

  /** Begins the lists of a child level, which are copied along with this level's rows. */
  LevelRun beginLists(int child, JsonSink childSink) {
    Origin of = new Origin.Parents(this, child, null);
    LevelRun run = new LevelRun(prepared.children().get(child), of, childSink, dialect);
    children[child] = run;
    return run;
  }

  /** Begins the pages of a child level that is a connection. */
  void beginPages(int child, QueryExecutor executor, Supplier<JsonSink> sinks) {
    PreparedLevel below = prepared.children().get(child);
    ConnectionRun.Origin of = new ConnectionRun.Origin.Parents(this, child);
    children[child] = new ConnectionRun(below, of, executor, sinks, dialect);
  }

  /** The pages of a child level; null if they have not begun, because there are no parents. */
  @Nullable ConnectionRun pages(int child) {
    return (ConnectionRun) children[child];
  }

  /** The number of rows in a list. */
  private int size(int of) {
    return firstRows[of + 1] - firstRows[of];
  }

  /**
   * Writes a list as an array. Where it has one row at most, writes that row; null if there is
   * none, or if it has failed.
   */
  @Override
  public void write(int of, JsonSink out) {
    if (!single) {
      out.raw('[');
      copy(of, out);
      out.raw(']');
    } else if (hasFailed(of) || size(of) == 0) {
      out.nullValue();
    } else {
      copy(of, out);
    }
  }

  /** Writes the value of a root field. */
  void writeRoot(JsonSink out) {
    write(0, out);
  }

  /** Copies the rows of a list, with the lists within them. */
  private void copy(int of, JsonSink target) {
    int first = firstRows[of];
    int end = firstRows[of + 1];
    if (first < end) {
      int to = end < rows ? rowStarts[end] : sink.size();
      sink.copyRange(rowStarts[first], to, target, this::fill);
    }
  }

  private void fill(int child, int ordinal, JsonSink target) {
    Objects.requireNonNull(children[child]).write(ordinal, target);
  }

  /** Whether no row was read. */
  boolean isEmpty() {
    return rows == 0;
  }

  /** The GraphQL name of the rows' type. */
  String typeName() {
    return prepared.level().type();
  }

  /** The response key of the root field that the rows are of. */
  String rootName() {
    return ((Origin.Root) origin).name();
  }

  JsonSink sink() {
    return sink;
  }
}
