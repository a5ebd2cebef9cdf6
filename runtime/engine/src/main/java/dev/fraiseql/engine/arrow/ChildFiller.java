package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Fills a column with the rows of one child level. */
abstract class ChildFiller implements ChildColumn {
  static final int FETCH_ROWS = 1000;

  /** Fills the vectors of the level's rows. */
  final LevelFiller rowFiller;

  final PreparedLevel level;
  final LevelFiller.Parts parts;
  private final FieldVector vector;
  private final KeyBatch parents;

  /**
   * A filler.
   *
   * @param vector the column
   * @param columns the vectors of the level's rows
   */
  ChildFiller(
      Level.Child child,
      PreparedLevel level,
      FieldVector vector,
      List<FieldVector> columns,
      LevelFiller.Parts parts) {
    this.level = level;
    this.vector = vector;
    this.parts = parts;
    Selection selection = level.level().selection();
    rowFiller = LevelFiller.of(level, selection, VectorChoice.of(selection, columns), parts);
    parents = parts.dialect().keyBatch(child.keyPositions(), child.keyTypes());
  }

  static ChildFiller of(
      Level.Child child, PreparedLevel level, FieldVector vector, LevelFiller.Parts parts) {
    return switch (child.form()) {
      case LIST -> new ListFiller(child, level, (ListVector) vector, parts);
      case OBJECT -> new ObjectFiller(child, level, (StructVector) vector, false, parts);
      case NULLABLE_OBJECT -> new ObjectFiller(child, level, (StructVector) vector, true, parts);
    };
  }

  /** Collects the keys of parents while their rows are written. */
  final KeyBatch parents() {
    return parents;
  }

  /** The vector that is filled. */
  final FieldVector vector() {
    return vector;
  }

  @Override
  public final void forget() {
    parents.clear();
  }

  @Override
  public final void fill(int from, int to, ReadSession session, MemoryGuard guard)
      throws SQLException {
    vector.reset();
    rowFiller.forgetRows();
    int first = ordinalAt(from);
    int end = ordinalAt(to);
    if (first == end) {
      return;
    }
    readRows(first, end, session, guard);
    rowFiller.fillChildren(session, guard);
  }

  /**
   * Reads the rows of some parents.
   *
   * @param first the ordinal of the first parent
   * @param end the ordinal after the last, greater than the first
   */
  abstract void readRows(int first, int end, ReadSession session, MemoryGuard guard)
      throws SQLException;

  /** The index of the first parent at or after a row. */
  final int ordinalAt(int place) {
    int low = 0;
    int high = parents.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parents.place(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public final void setParents(int count) {
    vector.setValueCount(count);
  }

  @Override
  public final void release() {
    Capacity.allocate(vector, parents.size());
  }

  @Override
  public final void close() {
    rowFiller.close();
  }
}
