package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.query.Level;
import dev.fraiseql.engine.jdbc.KeyBatch;
import dev.fraiseql.engine.jdbc.ReadSession;
import dev.fraiseql.engine.query.PreparedLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Fills one to-many field of a level: a list of structs for each parent. */
final class ListFiller {
  private static final int FETCH_ROWS = 1000;

  private final PreparedLevel level;
  private final ListVector list;
  private final StructVector rows;
  private final LevelFiller rowFiller;
  private final KeyBatch parents;

  private ListFiller(
      PreparedLevel level, ListVector list, LevelFiller rowFiller, KeyBatch parents) {
    this.level = level;
    this.list = list;
    this.rows = (StructVector) list.getDataVector();
    this.rowFiller = rowFiller;
    this.parents = parents;
  }

  static ListFiller of(
      Level.Child child, PreparedLevel level, ListVector list, LevelFiller.Parts parts) {
    return new ListFiller(
        level,
        list,
        LevelFiller.of(level, list.getDataVector().getChildrenFromFields(), parts),
        parts.dialect().keyBatch(child.keyPositions(), child.keyTypes()));
  }

  /** Where a parent's row is noted while it is written. */
  KeyBatch parents() {
    return parents;
  }

  /** Runs the child level for the parents at places within a range, and the levels below it. */
  void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException {
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
    try (ResultSet result = session.stream(level.statementFor(batch), batch, FETCH_ROWS)) {
      while (result.next()) {
        int parent = first + level.parent(result, batch, ordinal - first);
        while (ordinal < parent) {
          list.endValue(parents.place(ordinal), row - start);
          start = row;
          list.startNewValue(parents.place(++ordinal));
        }
        rows.setIndexDefined(row);
        rowFiller.writer().write(result, row++);
        guard.check();
      }
    }
    list.endValue(parents.place(ordinal), row - start);
    while (++ordinal < end) {
      list.startNewValue(parents.place(ordinal));
      list.endValue(parents.place(ordinal), 0);
    }
  }

  /** The first parent whose place is not below the given one. */
  private int ordinalAt(int place) {
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

  /** Says how many parents there are, filled or not. */
  void setParents(int count) {
    list.setValueCount(count);
  }

  /** Gives back the memory of the children, but for a little to begin with. */
  void release() {
    Capacity.allocate(list, parents.size());
  }
}
