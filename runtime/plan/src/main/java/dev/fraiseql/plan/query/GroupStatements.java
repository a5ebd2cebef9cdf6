package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.GroupOrderBinder;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.aggregate.Measure;
import dev.fraiseql.plan.aggregate.Measures;
import dev.fraiseql.plan.bind.InputBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.GroupSelect;
import dev.fraiseql.plan.sql.GroupWriter;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes statements that read groups of rows, and compute no more of them than is asked for. */
final class GroupStatements {
  private final Model model;
  private final InputBinder inputs;
  private final GroupWriter writer;

  GroupStatements(Model model, SqlDialect dialect) {
    this.model = model;
    inputs = new InputBinder(model);
    writer = new GroupWriter(model, dialect);
  }

  /**
   * What is said about groups.
   *
   * @param items the columns that are read of them
   * @param where which rows are grouped
   * @param having the argument as {@link InputBinder} takes it
   * @param orderBy the argument, without variables
   * @param offset whether some groups are skipped
   */
  record Wish(
      List<String> items,
      Condition where,
      @Nullable Object having,
      @Nullable Object orderBy,
      boolean offset) {}

  /**
   * The statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if an argument means nothing
   */
  SqlStatement write(Grouping grouping, Wish wish) {
    Measures measures = Measures.of(grouping.type());
    @Nullable Filter having =
        wish.having() == null ? null : inputs.filter(measures.asType(), wish.having(), "having");
    List<SortKey> order = new GroupOrderBinder(model, grouping, measures).sortKeys(wish.orderBy());
    Set<String> used = new HashSet<>(wish.items());
    if (having != null) {
      collect(having, used);
    }
    for (SortKey key : order) {
      if (key.target() instanceof SortKey.Target.Value(var column)) {
        used.add(column.name());
      }
    }
    return writer.write(
        new GroupSelect(
            grouping,
            computed(grouping, measures, used),
            wish.items(),
            wish.where(),
            having,
            order,
            wish.offset()));
  }

  private static List<Measure> computed(Grouping grouping, Measures measures, Set<String> used) {
    List<Measure> computed = measures.named(used);
    List<GroupKey> keys = grouping.keys();
    // A group of all rows is one for being counted, whether or not anybody asks how many they are.
    return computed.isEmpty() && keys.isEmpty() ? List.of(measures.count()) : computed;
  }

  private static void collect(Filter filter, Set<String> columns) {
    switch (filter) {
      case Filter.And(List<Filter> parts) -> parts.forEach(part -> collect(part, columns));
      case Filter.Or(List<Filter> parts) -> parts.forEach(part -> collect(part, columns));
      case Filter.Not(Filter part) -> collect(part, columns);
      case Filter.Compare compare -> columns.add(compare.column().name());
      case Filter.In in -> columns.add(in.column().name());
      case Filter.AnyElement any -> columns.add(any.column().name());
      case Filter.EveryElement every -> columns.add(every.column().name());
      case Filter.Length length -> columns.add(length.column().name());
      case Filter.JsonIn in -> columns.add(in.column().name());
      case Filter.JsonHasKey has -> columns.add(has.column().name());
      case Filter.JsonMissing missing -> columns.add(missing.column().name());
      case Filter.IsNull isNull -> columns.add(isNull.column().name());
      case Filter.ToOne relation -> throw notOfGroups(filter);
      case Filter.NoRow relation -> throw notOfGroups(filter);
      case Filter.Some relation -> throw notOfGroups(filter);
      case Filter.Every relation -> throw notOfGroups(filter);
    }
  }

  private static IllegalArgumentException notOfGroups(Filter filter) {
    return new IllegalArgumentException("groups have no relations: " + filter);
  }
}
