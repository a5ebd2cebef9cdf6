package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * A nullable field that became null because of an error in it, or within the object that it is.
 *
 * @param error what happened, its path relative to the field
 * @param selection the selection that has the field as an entry
 * @param entry the entry's index in it
 * @param offset where in the sink the {@code null} stands: tells the row
 */
public record NulledField(FieldError error, Selection selection, int entry, int offset) {

  /**
   * The path of the error from its row on.
   *
   * @param row the selection of the row; the place of {@link #selection} in it is found by identity
   */
  public List<Object> pathWithin(Selection row) {
    List<Object> path = new ArrayList<>();
    if (!find(row, path)) {
      throw new IllegalArgumentException("the error is not of this row's selection");
    }
    path.add(selection.entries().get(entry).name());
    path.addAll(error.path());
    return path;
  }

  private boolean find(Selection from, List<Object> path) {
    if (from == selection) {
      return true;
    }
    for (Selection.Entry candidate : from.entries()) {
      Selection nested = candidate.nested();
      if (nested != null && candidate.child() < 0) {
        int depth = path.size();
        if (!from.isPolymorphic()) {
          path.addLast(candidate.name());
        }
        if (find(nested, path)) {
          return true;
        }
        path.subList(depth, path.size()).clear();
      }
    }
    return false;
  }
}
