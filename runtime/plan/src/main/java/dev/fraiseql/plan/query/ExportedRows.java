package dev.fraiseql.plan.query;

import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.SortKey;
import java.util.List;

/**
 * The rows of a type that an export reads.
 *
 * @param filter the condition on them
 * @param order the sort keys; empty if unordered
 * @param after the sort values of the row after which the export resumes, none of them null, as
 *     {@link dev.fraiseql.plan.bind.Coercion} returns them; empty for all rows
 * @param paging limit and offset. They require an order and exclude {@code after}
 */
public record ExportedRows(Filter filter, List<SortKey> order, List<Object> after, Paging paging) {
  public ExportedRows {
    order = List.copyOf(order);
    after = List.copyOf(after);
    if (!after.isEmpty() && after.size() != order.size()) {
      throw new IllegalArgumentException(after.size() + " values of " + order.size() + " keys");
    }
    if (!paging.equals(Paging.NONE) && (order.isEmpty() || !after.isEmpty())) {
      throw new IllegalArgumentException("a page needs an order, and cannot resume");
    }
  }

  /** Without limit and offset. */
  public ExportedRows(Filter filter, List<SortKey> order, List<Object> after) {
    this(filter, order, after, Paging.NONE);
  }
}
