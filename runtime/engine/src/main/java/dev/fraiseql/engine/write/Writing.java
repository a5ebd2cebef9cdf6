package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is being written, to say what is wrong with it if the database rejects it.
 *
 * @param type of the rows
 * @param deleting whether they are deleted
 * @param rows the values that are written
 * @param places the place in the request of each
 * @param given the fields that parents give, so that no input has them
 * @param added the indexes of the columns that are added to
 * @param links the links that are written; null if the rows themselves are
 */
record Writing(
    WritableType type,
    boolean deleting,
    List<WriteRow> rows,
    List<String> places,
    Set<String> given,
    List<Integer> added,
    @Nullable Links links) {

  /**
   * Rows of a join table.
   *
   * @param relation whose join table it is
   * @param targets the keys of the rows that are linked to
   */
  record Links(ToManyField relation, List<List<Object>> targets) {}

  static Writing inserts(NewRows created) {
    return new Writing(
        created.type(), false, created.rows(), created.places(), created.given(), List.of(), null);
  }

  /**
   * An update.
   *
   * @param values the new values
   * @param added the indexes of the columns that are added to
   */
  static Writing update(WritableType type, WriteRow values, List<Integer> added) {
    return new Writing(type, false, List.of(values), List.of("input"), Set.of(), added, null);
  }

  static Writing deletes(WritableType type, List<WriteRow> rows) {
    return new Writing(type, true, rows, List.of(), Set.of(), List.of(), null);
  }

  /** How many rows are inserted or changed with values of their own. */
  int inserts() {
    return deleting || links != null ? 0 : rows.size();
  }

  /**
   * Links of rows.
   *
   * @param places the place in the request of each link
   */
  static Writing links(WritableType type, List<WriteRow> owners, Links links, List<String> places) {
    return new Writing(type, false, owners, places, Set.of(), List.of(), links);
  }
}
