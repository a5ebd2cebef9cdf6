package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;

/**
 * The grouping of a type's rows.
 *
 * @param type the type of the rows
 * @param keys in document order; empty for one group of all rows
 */
public record Grouping(TypeModel type, List<GroupKey> keys) {
  public Grouping {
    keys = List.copyOf(keys);
  }

  /** The key with a path of GraphQL names. */
  public Optional<GroupKey> key(List<String> path) {
    return keys.stream().filter(key -> key.path().equals(path)).findFirst();
  }
}
