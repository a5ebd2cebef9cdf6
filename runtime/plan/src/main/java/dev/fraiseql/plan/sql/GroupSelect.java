package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
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
 * @param page which groups are read: of all, or of each parent
 * @param parents whose rows are grouped, for each row of a batch of parents; null for all rows
 */
public record GroupSelect(
    Grouping grouping,
    List<Aggregate> measures,
    List<String> items,
    Condition where,
    @Nullable Filter having,
    List<SortKey> order,
    Page page,
    @Nullable ToManyField parents) {

  /**
   * A part of the groups.
   *
   * @param limit whether a maximum number is bound; all groups of all rows have one
   * @param offset whether some are skipped
   */
  public record Page(boolean limit, boolean offset) {}

  public GroupSelect {
    measures = List.copyOf(measures);
    items = List.copyOf(items);
    order = List.copyOf(order);
  }
}
