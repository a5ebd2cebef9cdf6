package dev.fraiseql.engine.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.plan.aggregate.AggregateNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses queries that cost too much. The cost of a query is the number of rows that it may have to
 * read. It follows from the request alone:
 *
 * <ul>
 *   <li>a list costs its {@code limit}, {@code first} or {@code last}, or else the maximum of a
 *       page; a row by its key costs 1;
 *   <li>a list within rows costs that for each row;
 *   <li>a count of all rows ({@code booksCount}, {@code totalCount}) and groups cost one page more,
 *       because they read rows that they do not return;
 *   <li>a field of a method costs one page more than the rows that it returns;
 *   <li>a count within a row, {@code totalCount} included, costs 10 for each row.
 * </ul>
 *
 * <p>Sums stop growing at {@code Long.MAX_VALUE}.
 */
public final class CostLimit {
  private static final long COUNT_WITHIN_ROW = 10;

  private final long maximum;
  private final long page;
  private final Set<String> groups = new HashSet<>();

  /**
   * A limit for queries of a model's types.
   *
   * @param maximum the maximum cost of a query
   * @param page the maximum number of rows of a list
   */
  public CostLimit(Model model, long maximum, PageCap page) {
    this.maximum = maximum;
    this.page = page.rows();
    for (TypeModel type : model.types()) {
      groups.add(AggregateNames.aggregate(type.name()));
    }
  }

  /**
   * Returns the cost of a query.
   *
   * @throws RequestException LIMIT_EXCEEDED if it is above the maximum
   */
  public long check(PreparedQuery query) {
    long cost = 0;
    List<PreparedRoot> roots = query.roots();
    for (int i = 0; i < roots.size(); i++) {
      cost = sum(cost, cost(roots.get(i)));
    }
    if (cost > maximum) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The query costs "
              + cost
              + ", counted in rows that it may read; the maximum is "
              + maximum
              + ". Give its lists a smaller limit, those within lists above all.");
    }
    return cost;
  }

  private long cost(PreparedRoot root) {
    return switch (root) {
      case PreparedRoot.Rows(String name, PreparedLevel level, var pages) ->
          groups.contains(level.level().type())
              ? sum(page, cost(level, rows(level)))
              : cost(level, rows(level));
      case PreparedRoot.Row(String name, PreparedLevel level) -> cost(level, 1);
      case PreparedRoot.Count count -> page;
      case PreparedRoot.Connection connection -> cost(connection);
      case PreparedRoot.Method method -> cost(method);
      case PreparedRoot.Nothing nothing -> 0;
      case PreparedRoot.TypeName typeName -> 0;
      case PreparedRoot.Introspection introspection -> 0;
    };
  }

  /** A method costs a page, and then what it returns. */
  private long cost(PreparedRoot.Method method) {
    PreparedLevel level = method.level();
    long rows = method.method().model().result().list() ? page : 1;
    return level == null ? page : sum(page, cost(level, rows));
  }

  private long cost(PreparedRoot.Connection connection) {
    return sum(
        costOfPages(connection.level(), connection.page(), 1),
        connection.page().total() == null ? 0 : page);
  }

  /** The cost of the rows of that many pages of a connection, without the counts. */
  private long costOfPages(PreparedLevel level, PreparedConnection connection, long pages) {
    PageWindow window = connection.window();
    long rows = window.isLimited() ? window.wanted() : page;
    return level.readsRows() ? cost(level, product(pages, rows)) : 0;
  }

  /** The cost of a level with that many rows in all, and of the levels below. */
  private long cost(PreparedLevel level, long rows) {
    return sum(rows, costWithin(level, rows));
  }

  /** The cost of what is within the rows of a level. */
  private long costWithin(PreparedLevel level, long rows) {
    long cost = product(rows, COUNT_WITHIN_ROW * level.level().selection().counts());
    List<PreparedLevel> children = level.children();
    for (int i = 0; i < children.size(); i++) {
      PreparedLevel child = children.get(i);
      boolean isObject = level.level().children().get(i).form() != Level.Form.LIST;
      // A to-one relation costs nothing, whether it is joined or read separately.
      cost = sum(cost, isObject ? costWithin(child, rows) : costOfLists(child, rows));
    }
    return cost;
  }

  /** The cost of a list or connection within each of that many rows. */
  private long costOfLists(PreparedLevel child, long rows) {
    PreparedConnection connection = child.connection();
    if (connection == null) {
      return cost(child, product(rows, rows(child)));
    }
    return sum(
        costOfPages(child, connection, rows),
        connection.total() == null ? 0 : product(rows, COUNT_WITHIN_ROW));
  }

  /** The maximum number of rows of a list, without one that is read only to be compared. */
  private static long rows(PreparedLevel level) {
    long read = Math.min(level.maximum(), level.statement().limit());
    return Math.min(level.wanted(), read);
  }

  /** Adds two numbers that are not negative. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long product(long a, long b) {
    long low = a * b;
    return low < 0 || Math.multiplyHigh(a, b) != 0 ? Long.MAX_VALUE : low;
  }
}
