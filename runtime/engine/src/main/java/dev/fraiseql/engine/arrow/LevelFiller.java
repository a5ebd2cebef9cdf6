package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.engine.json.CursorWriter;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Fills the vectors of one level, and its lists with the rows of the levels below. */
final class LevelFiller implements AutoCloseable {
  private final VectorWriter writer;
  private final List<ListColumn> lists;

  /**
   * What fillers need.
   *
   * @param executors by the GraphQL name of a type
   * @param dialect creates batches of keys, and reads values
   * @param duplicates reports keys that are not unique
   */
  record Parts(
      Function<String, QueryExecutor> executors,
      RuntimeDialect dialect,
      DuplicateKeys duplicates) {}

  private LevelFiller(VectorWriter writer, List<? extends ListColumn> lists) {
    this.writer = writer;
    this.lists = List.copyOf(lists);
  }

  /**
   * A filler for rows.
   *
   * @param selection what is written of the level's rows
   * @param vectors one for each entry of the selection; all of them if it is polymorphic
   */
  static LevelFiller of(
      PreparedLevel prepared, Selection selection, List<FieldVector> vectors, Parts parts) {
    QueryExecutor executor = parts.executors().apply(prepared.level().type());
    return of(
        prepared,
        selection,
        vectors,
        parts,
        parents -> executor.vectorWriter(selection, vectors, parents));
  }

  /**
   * A filler for the rows of a connection.
   *
   * @param list the selected edges or nodes
   */
  static LevelFiller of(
      PreparedRoot.Connection prepared,
      Selection.Entry list,
      List<FieldVector> vectors,
      Parts parts) {
    Selection selection = Objects.requireNonNull(list.nested());
    QueryExecutor executor = parts.executors().apply(prepared.level().level().type());
    return of(
        prepared.level(),
        selection,
        vectors,
        parts,
        parents ->
            list.column() == ConnectionField.NODES.column()
                ? executor.vectorWriter(selection, vectors, parents)
                : new EdgeVectorWriter(
                    selection,
                    vectors,
                    new CursorWriter(prepared.page().shape(), prepared.page().position()),
                    (nodes, columns) -> executor.vectorWriter(nodes, columns, parents)));
  }

  private static LevelFiller of(
      PreparedLevel prepared,
      Selection selection,
      List<FieldVector> vectors,
      Parts parts,
      Function<ParentKeys[], VectorWriter> writer) {
    Level level = prepared.level();
    ListVector[] found = new ListVector[prepared.children().size()];
    findLists(selection, vectors, found);
    Map<ListVector, List<Integer>> columns = new LinkedHashMap<>();
    for (int child = 0; child < found.length; child++) {
      columns.computeIfAbsent(found[child], column -> new ArrayList<>()).add(child);
    }
    List<ListColumn> lists = new ArrayList<>();
    ParentKeys[] parents = new ParentKeys[found.length];
    columns.forEach((column, levels) -> {
      List<ListFiller> fillers = new ArrayList<>();
      for (int child : levels) {
        ListVector own = levels.size() == 1 ? column : copyOf(column);
        ListFiller filler =
            ListFiller.of(level.children().get(child), prepared.children().get(child), own, parts);
        parents[child] = filler.parents();
        fillers.add(filler);
      }
      lists.add(
          fillers.size() == 1 ? fillers.getFirst() : new PolymorphicListFiller(column, fillers));
    });
    return new LevelFiller(writer.apply(parents), lists);
  }

  /** An empty vector of the same type. */
  private static ListVector copyOf(ListVector like) {
    return (ListVector) like.getField().createVector(like.getAllocator());
  }

  /** A filler for rows that hold no lists. */
  static LevelFiller of(VectorWriter writer) {
    return new LevelFiller(writer, List.of());
  }

  /** Finds the list of each child level, also within to-one objects. */
  private static void findLists(
      Selection selection, List<FieldVector> vectors, ListVector[] found) {
    if (selection.isPolymorphic()) {
      for (int kind = 0; kind < selection.size(); kind++) {
        findLists(selection.nested(kind), vectors, found);
      }
      return;
    }
    List<FieldVector> own = VectorChoice.of(selection, vectors);
    for (int i = 0; i < selection.size(); i++) {
      Selection.Entry entry = selection.entries().get(i);
      if (entry.child() >= 0) {
        found[entry.child()] = (ListVector) own.get(i);
      } else if (entry.nested() != null) {
        findLists(entry.nested(), own.get(i).getChildrenFromFields(), found);
      }
    }
  }

  /** Whether rows hold lists. */
  boolean hasLists() {
    return !lists.isEmpty();
  }

  /** Copies rows into the vectors. Their lists are filled later. */
  VectorWriter writer() {
    return writer;
  }

  /** Forgets the parents of the rows written so far. */
  void forgetRows() {
    lists.forEach(ListColumn::forget);
  }

  /** Fills the lists of all rows written since {@link #forgetRows}, with one statement per list. */
  void fillLists(ReadSession session, MemoryGuard guard) throws SQLException {
    for (ListColumn list : lists) {
      list.fill(0, Integer.MAX_VALUE, session, guard);
    }
  }

  /**
   * Fills the lists of a range of rows, and leaves the others empty.
   *
   * @param from the first row of the range
   * @param to the row after the last
   * @param rows the number of all rows
   */
  void fillLists(int from, int to, int rows, ReadSession session, MemoryGuard guard)
      throws SQLException {
    for (ListColumn list : lists) {
      list.fill(from, to, session, guard);
      list.setParents(rows);
    }
  }

  /** Releases the memory of the lists. */
  void releaseLists() {
    lists.forEach(ListColumn::release);
  }

  /** Releases memory that does not belong to the vectors of the stream. */
  @Override
  public void close() {
    lists.forEach(ListColumn::close);
  }
}
