package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that rows are grouped by.
 *
 * @param path the GraphQL names that lead to it, its own last
 * @param relations the to-one relations that lead to its row, outermost first
 * @param field a field of that row or of an object embedded in it
 * @param bucket truncates times; null for the value itself
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
