package dev.fraiseql.contract.event;

import dev.fraiseql.annotations.Change;
import java.util.Set;

/**
 * A change of one row.
 *
 * @param change what happened to it
 * @param before its state before; {@link EventRow#NONE} if it was created
 * @param after its state after; {@link EventRow#NONE} if it was deleted
 * @param changed the fields of the row that an update has changed, also the many-to-many relations
 *     whose links it has changed
 */
public record RowChange(Change change, EventRow before, EventRow after, Set<String> changed) {
  public RowChange {
    changed = Set.copyOf(changed);
  }

  /** Its state after the change; of a deleted row, before it. */
  public EventRow current() {
    return change == Change.DELETED ? before : after;
  }

  /**
   * Whether an update has changed a value.
   *
   * @param path from the row to it
   */
  public boolean isChanged(String path) {
    int point = path.indexOf('.');
    String field = point < 0 ? path : path.substring(0, point);
    return change == Change.UPDATED
        && changed.contains(field)
        && (point < 0 || !before.isSame(path, after));
  }
}
