package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;

/**
 * How rows are grouped.
 *
 * @param type whose rows
 * @param keys in the order in which the document names them; none for one group of all rows
 */
public record Grouping(TypeModel type, List<GroupKey> keys) {
  public Grouping {
    keys = List.copyOf(keys);
  }

  /** The key to which these names lead. */
  public Optional<GroupKey> key(List<String> path) {
    return keys.stream().filter(key -> key.path().equals(path)).findFirst();
  }
}
