package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.write.WriteRow;
import java.util.List;

/**
 * What an update changes of a row.
 *
 * @param type of the row
 * @param values the new values
 * @param increments what is added to values
 * @param links the changes of many-to-many relations
 */
public record ChangedRow(
    WritableType type, WriteRow values, WriteRow increments, List<LinkChange> links) {
  public ChangedRow {
    links = List.copyOf(links);
  }

  /** Whether nothing is changed. */
  public boolean isEmpty() {
    return values.isEmpty() && increments.isEmpty() && links.isEmpty();
  }

  /**
   * Links that are added and removed. Keys are in the order of the join table's columns.
   *
   * @param places the place of each added link in the request
   */
  public record LinkChange(
      ToManyField relation,
      List<List<Object>> added,
      List<List<Object>> removed,
      List<String> places) {}
}
