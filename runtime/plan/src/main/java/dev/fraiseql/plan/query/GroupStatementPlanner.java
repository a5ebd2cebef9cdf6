package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.Aggregates;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.FilterBinder;
import dev.fraiseql.plan.bind.GroupOrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.GroupSelect;
import dev.fraiseql.plan.sql.GroupWriter;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans statements that read groups of rows and compute only the aggregates in use. */
final class GroupStatementPlanner {
  private final Model model;
  private final FilterBinder inputs;
  private final GroupWriter writer;

  GroupStatementPlanner(Model model, SqlDialect dialect) {
    this.model = model;
    inputs = new FilterBinder(model);
    writer = new GroupWriter(model, dialect);
  }

  /**
   * The parts of such a statement.
   *
   * @param items the names of the columns to read
   * @param where the condition on the rows to group
   * @param having the argument, as {@link FilterBinder} accepts it
   * @param orderBy the argument, without variables
   * @param page which groups are read
   * @param parents whose rows are grouped; null for all rows
   */
  record Parts(
      List<String> items,
      Condition where,
      @Nullable Object having,
      @Nullable Object orderBy,
      GroupSelect.Page page,
      @Nullable ToManyField parents) {}

  /**
   * The statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if an argument is wrong
   */
  SqlStatement plan(Grouping grouping, Parts parts) {
    Aggregates aggregates = Aggregates.of(grouping.type());
    @Nullable Filter having =
        parts.having() == null
            ? null
            : inputs.filter(aggregates.asType(), parts.having(), "having");
    List<SortKey> order =
        new GroupOrderBinder(model, grouping, aggregates).sortKeys(parts.orderBy());
    Set<String> used = new HashSet<>(parts.items());
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
            computed(grouping, aggregates, used),
            parts.items(),
            parts.where(),
            having,
            order,
            parts.page(),
            parts.parents()));
  }

  /**
   * The statement that counts the rows of a to-many relation of each parent of a batch: each of its
   * rows is the ordinal of a parent and the number.
   *
   * @param type of the rows
   * @param where which rows are counted
   */
  SqlStatement countOfEach(TypeModel type, Condition where, ToManyField relation) {
    String count = Aggregates.of(type).count().column().name();
    GroupSelect.Page all = new GroupSelect.Page(false, false);
    return plan(
        new Grouping(type, List.of()), new Parts(List.of(count), where, null, null, all, relation));
  }

  private static List<Aggregate> computed(
      Grouping grouping, Aggregates aggregates, Set<String> used) {
    List<Aggregate> computed = aggregates.named(used);
    List<GroupKey> keys = grouping.keys();
    // Only a select with an aggregate function returns one row for all rows.
    return computed.isEmpty() && keys.isEmpty() ? List.of(aggregates.count()) : computed;
  }

  private static void collect(Filter filter, Set<String> columns) {
    switch (filter) {
      case Filter.And(List<Filter> parts) -> parts.forEach(part -> collect(part, columns));
      case Filter.Or(List<Filter> parts) -> parts.forEach(part -> collect(part, columns));
      case Filter.Not(Filter part) -> collect(part, columns);
      case Filter.Compare compare -> columns.add(compare.column().name());
      case Filter.CompareColumns compare -> {
        columns.add(compare.column().name());
        columns.add(compare.other().name());
      }
      case Filter.In in -> columns.add(in.column().name());
      case Filter.AnyElement any -> columns.add(any.column().name());
      case Filter.EveryElement every -> columns.add(every.column().name());
      case Filter.Length length -> columns.add(length.column().name());
      case Filter.JsonIn in -> columns.add(in.column().name());
      case Filter.JsonHasKey has -> columns.add(has.column().name());
      case Filter.JsonMissing missing -> columns.add(missing.column().name());
      case Filter.IsNull isNull -> columns.add(isNull.column().name());
      case Filter.ToOne relation -> throw noRelation(filter);
      case Filter.NoRow relation -> throw noRelation(filter);
      case Filter.Some relation -> throw noRelation(filter);
      case Filter.Every relation -> throw noRelation(filter);
    }
  }

  private static IllegalArgumentException noRelation(Filter filter) {
    return new IllegalArgumentException("groups have no relations: " + filter);
  }
}
