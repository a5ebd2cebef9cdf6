package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.engine.jdbc.ReadSession;
import dev.fraiseql.engine.jdbc.RuntimeDialect;
import dev.fraiseql.engine.json.CursorWriter;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Fills the vectors of one level, and the lists in them with the rows of the levels below. */
final class LevelFiller {
  private final VectorWriter<ResultSet> writer;
  private final List<ListFiller> lists;

  /**
   * What makes a level's filler.
   *
   * @param executors by the GraphQL name of a type
   * @param dialect collects keys, and knows how values are read
   */
  record Parts(Function<String, QueryExecutor> executors, RuntimeDialect dialect) {}

  private LevelFiller(VectorWriter<ResultSet> writer, List<ListFiller> lists) {
    this.writer = writer;
    this.lists = lists;
  }

  /**
   * A filler of vectors that were made from the level's selection.
   *
   * @param vectors one for each entry of the selection
   */
  static LevelFiller of(PreparedLevel prepared, List<FieldVector> vectors, Parts parts) {
    Selection selection = prepared.level().selection();
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
                    new CursorWriter(
                        prepared.shape(), prepared.position(), parts.dialect().ownReads()),
                    (nodes, columns) -> executor.vectorWriter(nodes, columns, parents)));
  }

  private static LevelFiller of(
      PreparedLevel prepared,
      Selection selection,
      List<FieldVector> vectors,
      Parts parts,
      Function<ParentKeys[], VectorWriter<ResultSet>> writer) {
    Level level = prepared.level();
    ListVector[] found = new ListVector[prepared.children().size()];
    findLists(selection, vectors, found);
    List<ListFiller> lists = new ArrayList<>();
    ParentKeys[] parents = new ParentKeys[found.length];
    for (int i = 0; i < found.length; i++) {
      ListFiller list =
          ListFiller.of(level.children().get(i), prepared.children().get(i), found[i], parts);
      lists.add(list);
      parents[i] = list.parents();
    }
    return new LevelFiller(writer.apply(parents), lists);
  }

  /** A filler for rows that hold no lists. */
  static LevelFiller of(VectorWriter<ResultSet> writer) {
    return new LevelFiller(writer, List.of());
  }

  /** Puts the list of each child level where its entry says; to-one objects may hold some too. */
  private static void findLists(
      Selection selection, List<FieldVector> vectors, ListVector[] found) {
    for (int i = 0; i < selection.size(); i++) {
      Selection.Entry entry = selection.entries().get(i);
      if (entry.child() >= 0) {
        found[entry.child()] = (ListVector) vectors.get(i);
      } else if (entry.nested() != null) {
        findLists(entry.nested(), vectors.get(i).getChildrenFromFields(), found);
      }
    }
  }

  /** Whether rows hold lists, so that filling them is something to do. */
  boolean hasLists() {
    return !lists.isEmpty();
  }

  /** Copies rows to places of the vectors. Their lists are filled later. */
  VectorWriter<ResultSet> writer() {
    return writer;
  }

  /** Forgets the rows written so far, whose lists need no filling any more. */
  void forgetRows() {
    for (ListFiller list : lists) {
      list.parents().clear();
    }
  }

  /** Fills the lists of all rows written since they were last forgotten: a statement for each. */
  void fillLists(ReadSession session, MemoryGuard guard) throws SQLException {
    for (ListFiller list : lists) {
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
    for (ListFiller list : lists) {
      list.fill(from, to, session, guard);
      list.setParents(rows);
    }
  }

  /** Gives back the memory of the lists. */
  void releaseLists() {
    for (ListFiller list : lists) {
      list.release();
    }
  }
}
