package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the path from a row to the list of one of its child levels. Only needed for errors. */
public final class ChildPath {
  private ChildPath() {}

  /**
   * The response keys from a row to a list within it.
   *
   * @param selection of the row
   * @param child the index of the list's level among the children of the row's level
   */
  public static List<String> of(Selection selection, int child) {
    List<String> path = new ArrayList<>();
    if (!find(selection, child, path)) {
      throw new IllegalArgumentException("the selection has no child " + child);
    }
    return path;
  }

  private static boolean find(Selection selection, int child, List<String> path) {
    for (Selection.Entry entry : selection.entries()) {
      Selection nested = entry.nested();
      boolean here = entry.child() == child;
      if (here || (nested != null && entry.child() < 0)) {
        int depth = path.size();
        if (!selection.isMixed()) {
          path.addLast(entry.name());
        }
        if (here || find(Objects.requireNonNull(nested), child, path)) {
          return true;
        }
        path.subList(depth, path.size()).clear();
      }
    }
    return false;
  }
}
