package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that rows are grouped by.
 *
 * @param path the names that lead to it in GraphQL, its own last
 * @param relations the to-one relations on the way, outermost first
 * @param field of the row at their end, or of a value embedded in it
 * @param bucket null for the value as it is
 * @param column the key as a column of the groups
 */
public record GroupKey(
    List<String> path,
    List<ToOneField> relations,
    ScalarField field,
    @Nullable Bucket bucket,
    Column column) {
  public GroupKey {
    path = List.copyOf(path);
    relations = List.copyOf(relations);
  }
}
