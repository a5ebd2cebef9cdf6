package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.engine.json.CursorWriter;
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

/** Fills the vectors of one level, and the lists in them with the rows of the levels below. */
final class LevelFiller implements AutoCloseable {
  private final VectorWriter writer;
  private final List<FilledList> lists;

  /**
   * What makes a level's filler.
   *
   * @param executors by the GraphQL name of a type
   * @param dialect collects keys, and knows how values are read
   */
  record Parts(Function<String, QueryExecutor> executors, RuntimeDialect dialect) {}

  private LevelFiller(VectorWriter writer, List<? extends FilledList> lists) {
    this.writer = writer;
    this.lists = List.copyOf(lists);
  }

  /**
   * A filler of vectors.
   *
   * @param selection what is written of the level's rows
   * @param vectors one for each entry of the selection; all of them if that is mixed
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
   * A filler of vectors that were made from the rows of a connection.
   *
   * @param list what is selected of them: the edges or the nodes
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
                : new EdgeVectors(
                    selection,
                    vectors,
                    new CursorWriter(prepared.shape(), prepared.position()),
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
    List<FilledList> lists = new ArrayList<>();
    ParentKeys[] parents = new ParentKeys[found.length];
    columns.forEach((column, levels) -> {
      List<ListFiller> fillers = new ArrayList<>();
      for (int child : levels) {
        ListVector own = levels.size() == 1 ? column : another(column);
        ListFiller filler =
            ListFiller.of(level.children().get(child), prepared.children().get(child), own, parts);
        parents[child] = filler.parents();
        fillers.add(filler);
      }
      lists.add(fillers.size() == 1 ? fillers.getFirst() : new JoinedList(column, fillers));
    });
    return new LevelFiller(writer.apply(parents), lists);
  }

  private static ListVector another(ListVector like) {
    return (ListVector) like.getField().createVector(like.getAllocator());
  }

  /** A filler for rows that hold no lists. */
  static LevelFiller of(VectorWriter writer) {
    return new LevelFiller(writer, List.of());
  }

  /** Puts the list of each child level where its entry says; to-one objects may hold some too. */
  private static void findLists(
      Selection selection, List<FieldVector> vectors, ListVector[] found) {
    if (selection.isMixed()) {
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

  /** Whether rows hold lists, so that filling them is something to do. */
  boolean hasLists() {
    return !lists.isEmpty();
  }

  /** Copies rows to places of the vectors. Their lists are filled later. */
  VectorWriter writer() {
    return writer;
  }

  /** Forgets the rows written so far, whose lists need no filling any more. */
  void forgetRows() {
    lists.forEach(FilledList::forget);
  }

  /** Fills the lists of all rows written since they were last forgotten: a statement for each. */
  void fillLists(ReadSession session, MemoryGuard guard) throws SQLException {
    for (FilledList list : lists) {
      list.fill(0, Integer.MAX_VALUE, session, guard);
    }
  }

  /**
   * Fills the lists of a range of rows, and leaves those of others empty.
   *
   * @param from the first row of the range
   * @param to the row behind the last
   * @param rows the number of all rows
   */
  void fillLists(int from, int to, int rows, ReadSession session, MemoryGuard guard)
      throws SQLException {
    for (FilledList list : lists) {
      list.fill(from, to, session, guard);
      list.setParents(rows);
    }
  }

  /** Gives back the memory of the lists. */
  void releaseLists() {
    lists.forEach(FilledList::release);
  }

  /** Gives back what no vector of the stream's holds. */
  @Override
  public void close() {
    lists.forEach(FilledList::close);
  }
}
