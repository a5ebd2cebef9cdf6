package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * A nullable field that is null because of an error in it, or in the object that is its value.
 *
 * @param error the error, with a path relative to the field
 * @param selection the selection that contains the field
 * @param entry the index of the field's entry in that selection
 * @param offset the position of the {@code null} in the sink, which identifies the row
 */
public record NulledField(FieldError error, Selection selection, int entry, int offset) {

  /**
   * The path of the error, relative to its row.
   *
   * @param row the selection of the row, which contains {@link #selection} itself at some depth
   * @throws IllegalArgumentException if it does not
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
