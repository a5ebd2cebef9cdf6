package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.TypeView;
import java.util.List;

/**
 * A statement that reads rows of several types, as data. Each row begins with the number of its
 * type, from 0; after it come the items of the first type, then those of the second, and so on.
 * Only those of its own type are not NULL.
 *
 * @param branches for each type what is read of it
 * @param offset whether some rows are skipped
 */
public record PolymorphicSelect(List<Branch> branches, boolean offset) {
  public PolymorphicSelect {
    branches = List.copyOf(branches);
  }

  /**
   * What is read of one type.
   *
   * @param select with a condition and an order in terms of {@code rows}; all orders have as many
   *     keys
   * @param view the rows as those of the interface
   * @param rows what they are filtered and sorted as
   */
  public record Branch(Select select, TypeView view, TypeModel rows) {}
}
