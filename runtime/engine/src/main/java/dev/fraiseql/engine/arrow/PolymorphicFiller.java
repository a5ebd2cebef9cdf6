package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Fills a column of lists or objects whose parents are of several types. Each type has its own
 * level: each level fills a column of its own first, and the values are then copied from there in
 * the order of their parents, because a column can only be filled in order.
 */
final class PolymorphicFiller implements ChildColumn {
  private final FieldVector column;
  private final List<ChildFiller> levels;

  /**
   * A filler.
   *
   * @param levels fill columns of the same type, each for the parents of one type
   */
  PolymorphicFiller(FieldVector column, List<ChildFiller> levels) {
    this.column = column;
    this.levels = List.copyOf(levels);
  }

  @Override
  public void forget() {
    levels.forEach(ChildFiller::forget);
  }

  @Override
  public void fill(int from, int to, ReadSession session, MemoryGuard guard) throws SQLException {
    column.reset();
    int[] next = new int[levels.size()];
    int[] ends = new int[levels.size()];
    for (int i = 0; i < next.length; i++) {
      ChildFiller level = levels.get(i);
      level.fill(from, to, session, guard);
      next[i] = level.ordinalAt(from);
      ends[i] = level.ordinalAt(to);
      if (next[i] < ends[i]) {
        level.setParents(level.parents().place(ends[i] - 1) + 1);
      }
    }
    for (int i = first(next, ends); i >= 0; i = first(next, ends)) {
      int place = levels.get(i).parents().place(next[i]++);
      copy(levels.get(i).vector(), place, column, place);
      guard.check();
    }
  }

  /** The level with the next parent in order; -1 if there are no more. */
  private int first(int[] next, int[] ends) {
    int first = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < next.length; i++) {
      if (next[i] < ends[i] && levels.get(i).parents().place(next[i]) < least) {
        first = i;
        least = levels.get(i).parents().place(next[i]);
      }
    }
    return first;
  }

  /** Copies a value between vectors of the same type, with all nested values. */
  private static void copy(FieldVector from, int index, FieldVector to, int place) {
    if (from.isNull(index)) {
      return; // null is what was never written
    }
    switch (from) {
      case StructVector struct -> {
        ((StructVector) to).setIndexDefined(place);
        List<FieldVector> children = struct.getChildrenFromFields();
        for (int i = 0; i < children.size(); i++) {
          copy(children.get(i), index, to.getChildrenFromFields().get(i), place);
        }
      }
      case ListVector lists -> {
        ListVector copies = (ListVector) to;
        int start = lists.getElementStartIndex(index);
        int size = lists.getElementEndIndex(index) - start;
        int first = copies.startNewValue(place);
        for (int i = 0; i < size; i++) {
          copy(lists.getDataVector(), start + i, copies.getDataVector(), first + i);
        }
        copies.endValue(place, size);
      }
      default -> to.copyFromSafe(index, place, from);
    }
  }

  @Override
  public void setParents(int count) {
    column.setValueCount(count);
  }

  @Override
  public void release() {
    int parents = 0;
    for (ChildFiller level : levels) {
      level.release();
      parents += level.parents().size();
    }
    Capacity.allocate(column, parents);
  }

  @Override
  public void close() {
    for (ChildFiller level : levels) {
      level.close();
      level.vector().close();
    }
  }
}
