package dev.fraiseql.plan.query;

import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.SortKey;
import java.util.List;

/**
 * Which rows of a type an export reads, and in which order.
 *
 * @param filter what they meet
 * @param order what they are sorted by; empty for no order
 * @param behind the values of these keys, none of them null, of the row that they come strictly
 *     behind, as {@link dev.fraiseql.plan.bind.Coercion} gives them; empty for all rows
 * @param paging the part of them that is read. If it is not all, they have an order, and are not
 *     {@code behind} any
 */
public record ExportedRows(Filter filter, List<SortKey> order, List<Object> behind, Paging paging) {
  public ExportedRows {
    order = List.copyOf(order);
    behind = List.copyOf(behind);
    if (!behind.isEmpty() && behind.size() != order.size()) {
      throw new IllegalArgumentException(behind.size() + " values of " + order.size() + " keys");
    }
    if (!paging.equals(Paging.NONE) && (order.isEmpty() || !behind.isEmpty())) {
      throw new IllegalArgumentException("no page of such rows can be read");
    }
  }

  /** All of such rows. */
  public ExportedRows(Filter filter, List<SortKey> order, List<Object> behind) {
    this(filter, order, behind, Paging.NONE);
  }
}
