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

/** Fills the vectors of one level, and those of its columns that levels below read. */
final class LevelFiller implements AutoCloseable {
  private final VectorWriter writer;
  private final List<ChildColumn> columns;

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

  private LevelFiller(VectorWriter writer, List<? extends ChildColumn> columns) {
    this.writer = writer;
    this.columns = List.copyOf(columns);
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
    FieldVector[] found = new FieldVector[prepared.children().size()];
    findColumns(selection, vectors, found);
    Map<FieldVector, List<Integer>> levels = new LinkedHashMap<>();
    for (int child = 0; child < found.length; child++) {
      levels.computeIfAbsent(found[child], column -> new ArrayList<>()).add(child);
    }
    List<ChildColumn> columns = new ArrayList<>();
    ParentKeys[] parents = new ParentKeys[found.length];
    levels.forEach((column, children) -> {
      List<ChildFiller> fillers = new ArrayList<>();
      for (int child : children) {
        FieldVector own = children.size() == 1 ? column : copyOf(column);
        ChildFiller filler =
            ChildFiller.of(level.children().get(child), prepared.children().get(child), own, parts);
        parents[child] = filler.parents();
        fillers.add(filler);
      }
      columns.add(
          fillers.size() == 1 ? fillers.getFirst() : new PolymorphicFiller(column, fillers));
    });
    return new LevelFiller(writer.apply(parents), columns);
  }

  /** An empty vector of the same type. */
  private static FieldVector copyOf(FieldVector like) {
    return like.getField().createVector(like.getAllocator());
  }

  /** A filler for rows without child levels. */
  static LevelFiller of(VectorWriter writer) {
    return new LevelFiller(writer, List.of());
  }

  /** Finds the column of each child level, also within joined objects. */
  private static void findColumns(
      Selection selection, List<FieldVector> vectors, FieldVector[] found) {
    if (selection.isPolymorphic()) {
      for (int kind = 0; kind < selection.size(); kind++) {
        findColumns(selection.nested(kind), vectors, found);
      }
      return;
    }
    List<FieldVector> own = VectorChoice.of(selection, vectors);
    for (int i = 0; i < selection.size(); i++) {
      Selection.Entry entry = selection.entries().get(i);
      if (entry.child() >= 0) {
        found[entry.child()] = own.get(i);
      } else if (entry.nested() != null) {
        findColumns(entry.nested(), own.get(i).getChildrenFromFields(), found);
      }
    }
  }

  /** Whether rows have columns that child levels fill. */
  boolean hasChildren() {
    return !columns.isEmpty();
  }

  /** Copies rows into the vectors. The columns of child levels are filled later. */
  VectorWriter writer() {
    return writer;
  }

  /** Forgets the parents of the rows written so far. */
  void forgetRows() {
    columns.forEach(ChildColumn::forget);
  }

  /** Fills these columns for all rows written since {@link #forgetRows}, a statement for each. */
  void fillChildren(ReadSession session, MemoryGuard guard) throws SQLException {
    for (ChildColumn column : columns) {
      column.fill(0, Integer.MAX_VALUE, session, guard);
    }
  }

  /**
   * Fills these columns for a range of rows, and leaves those of the others empty.
   *
   * @param from the first row of the range
   * @param to the row after the last
   * @param rows the number of all rows
   */
  void fillChildren(int from, int to, int rows, ReadSession session, MemoryGuard guard)
      throws SQLException {
    for (ChildColumn column : columns) {
      column.fill(from, to, session, guard);
      column.setParents(rows);
    }
  }

  /** Releases the memory of these columns. */
  void releaseChildren() {
    columns.forEach(ChildColumn::release);
  }

  /** Releases memory that does not belong to the vectors of the stream. */
  @Override
  public void close() {
    columns.forEach(ChildColumn::close);
  }
}
