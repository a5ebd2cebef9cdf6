package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Fills one to-many field of a level: a list of structs for each parent. */
final class ListFiller implements ListColumn {
  private static final int FETCH_ROWS = 1000;

  private final PreparedLevel level;
  private final ListVector list;
  private final StructVector rows;
  private final LevelFiller rowFiller;
  private final KeyBatch parents;
  private final LevelFiller.Parts parts;

  private ListFiller(
      PreparedLevel level,
      ListVector list,
      LevelFiller rowFiller,
      KeyBatch parents,
      LevelFiller.Parts parts) {
    this.level = level;
    this.list = list;
    this.rows = (StructVector) list.getDataVector();
    this.rowFiller = rowFiller;
    this.parents = parents;
    this.parts = parts;
  }

  static ListFiller of(
      Level.Child child, PreparedLevel level, ListVector list, LevelFiller.Parts parts) {
    Selection selection = level.level().selection();
    List<FieldVector> columns =
        VectorChoice.of(selection, list.getDataVector().getChildrenFromFields());
    return new ListFiller(
        level,
        list,
        LevelFiller.of(level, selection, columns, parts),
        parts.dialect().keyBatch(child.keyPositions(), child.keyTypes()),
        parts);
  }

  /** Collects the keys of parents while their rows are written. */
  KeyBatch parents() {
    return parents;
  }

  /** The vector that is filled. */
  ListVector list() {
    return list;
  }

  @Override
  public void forget() {
    parents.clear();
  }

  @Override
  public void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException {
    list.reset();
    rowFiller.forgetRows();
    int first = ordinalAt(from);
    int end = ordinalAt(to);
    if (first == end) {
      return;
    }
    readRows(first, end, session, guard);
    rowFiller.fillLists(session, guard);
  }

  private void readRows(int first, int end, ReadSession session, MemoryGuard guard)
      throws SQLException {
    int row = 0;
    int start = 0;
    int ordinal = first;
    list.startNewValue(parents.place(ordinal));
    KeyBatch batch = parents.range(first, end);
    @Nullable RowCheck check = RowCheck.of(level.level().keyCheck());
    try (ResultSet result = session.stream(level.statementFor(batch), batch, FETCH_ROWS)) {
      ResultRow current = parts.dialect().row(result);
      while (result.next()) {
        int parent = first + level.parent(result, batch, ordinal - first);
        if (ordinal < parent && check != null) {
          check.beginList();
        }
        while (ordinal < parent) {
          list.endValue(parents.place(ordinal), row - start);
          start = row;
          list.startNewValue(parents.place(++ordinal));
        }
        if (check != null && check.finds(current)) {
          throw parts.duplicates().report(level.level(), check);
        }
        if (row - start >= level.wanted()) {
          continue;
        }
        rows.setIndexDefined(row);
        rowFiller.writer().write(current, row++);
        guard.check();
      }
    }
    list.endValue(parents.place(ordinal), row - start);
    while (++ordinal < end) {
      list.startNewValue(parents.place(ordinal));
      list.endValue(parents.place(ordinal), 0);
    }
  }

  /** The index of the first parent at or after a row. */
  int ordinalAt(int place) {
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
  public void setParents(int count) {
    list.setValueCount(count);
  }

  @Override
  public void release() {
    Capacity.allocate(list, parents.size());
  }

  @Override
  public void close() {
    rowFiller.close();
  }
}
