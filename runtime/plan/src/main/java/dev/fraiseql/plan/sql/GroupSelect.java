package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.Select.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads groups of rows, as data.
 *
 * @param grouping whose rows, and what they are grouped by
 * @param measures what is computed of each group
 * @param items the columns of keys and measures that are read, in the order of their positions
 * @param where which rows are grouped
 * @param having which groups are read, a condition on the columns of measures; null for all
 * @param order in which order, by columns of keys and measures
 * @param offset whether some are skipped
 */
public record GroupSelect(
    Grouping grouping,
    List<Aggregate> measures,
    List<String> items,
    Condition where,
    @Nullable Filter having,
    List<SortKey> order,
    boolean offset) {
  public GroupSelect {
    measures = List.copyOf(measures);
    items = List.copyOf(items);
    order = List.copyOf(order);
  }
}
