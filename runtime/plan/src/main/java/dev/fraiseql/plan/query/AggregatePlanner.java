package dev.fraiseql.plan.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.aggregate.Aggregates;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.BadInput;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.FilterBinder;
import dev.fraiseql.plan.bind.GroupBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.sql.DuplicateKeyWriter;
import dev.fraiseql.plan.sql.GroupSelect;
import dev.fraiseql.plan.sql.Select.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans the statement of an aggregate field: it reads groups of a type's rows, of all or of those
 * of each parent. For one use.
 */
final class AggregatePlanner {
  private final PlanningContext context;
  private final MergedField field;
  private final @Nullable ToManyField parents;
  private final Grouping grouping;
  private final Aggregates aggregates;
  private final List<String> items = new ArrayList<>();

  /**
   * A planner of one field.
   *
   * @param parents the relation whose rows are grouped; null for a root field
   * @throws RequestException BAD_USER_INPUT if {@code groupBy} names no group keys
   */
  AggregatePlanner(
      PlanningContext context, TypeModel type, MergedField field, @Nullable ToManyField parents) {
    this.parents = parents;
    this.context = context;
    this.field = field;
    grouping =
        new GroupBinder(context.model()).grouping(type, field.node().arguments().get("groupBy"));
    aggregates = Aggregates.of(type);
  }

  /**
   * The level whose rows are the groups.
   *
   * @throws RequestException BAD_USER_INPUT if a key is selected that is not grouped by, or an
   *     argument is wrong
   */
  Level plan() {
    TypeModel type = grouping.type();
    Map<String, @Nullable Object> arguments = field.node().arguments();
    Position root =
        new Position(
            AggregateNames.aggregate(type.name()),
            AggregateField.ofType(type.fields()),
            List.of(),
            false);
    Selection selection = selection(root, field.fields());
    OffsetPagination paging = FieldArguments.paging(arguments);
    return new Level(
        root.typeName(),
        statement(arguments, paging),
        paging,
        selection,
        List.of(),
        keyCheck(),
        null);
  }

  /** Searches for duplicate keys of the types that the groups join; null if they join none. */
  private @Nullable KeyCheck keyCheck() {
    Set<String> joined = new LinkedHashSet<>();
    for (GroupKey key : grouping.keys()) {
      key.relations().forEach(relation -> joined.add(relation.target()));
    }
    return joined.isEmpty()
        ? null
        : KeyCheck.ofGroups(joined.stream().map(this::search).toArray(KeyCheck.Search[]::new));
  }

  private KeyCheck.Search search(String type) {
    SqlText statement = new DuplicateKeyWriter(context.dialect()).write(context.model().type(type));
    return new KeyCheck.Search(type, statement);
  }

  private SqlStatement statement(Map<String, @Nullable Object> arguments, OffsetPagination paging) {
    GroupSelect.Page page = new GroupSelect.Page(paging.limit() != null, paging.offset() != null);
    @Nullable Object where = arguments.get("where");
    @Nullable Object having = arguments.get("having");
    @Nullable Object orderBy = arguments.get("orderBy");
    if (InputShape.isConstant(having, context.variables()) && InputShape.hasNoVariable(orderBy)) {
      return new GroupStatementPlanner(context.model(), context.dialect())
          .plan(
              grouping,
              new GroupStatementPlanner.Parts(items, rows(where), having, orderBy, page, parents));
    }
    if (parents != null) {
      throw BadInput.at(
          field.node().responseKey(),
          "a variable decides the shape of having or orderBy, which is possible in root fields"
              + " only. Write it in the document.");
    }
    return new DynamicSql(
        List.of(
            new Part.Groups(
                grouping.type().name(),
                arguments.get("groupBy"),
                items,
                where,
                having,
                orderBy,
                page.offset())));
  }

  private Condition rows(@Nullable Object where) {
    return InputShape.isConstant(where, context.variables())
        ? new Condition.Fixed(
            new FilterBinder(context.model()).filter(grouping.type(), where, "where"))
        : new Condition.Shaped(where);
  }

  /**
   * A position in the selection.
   *
   * @param typeName the GraphQL type of the object
   * @param fields the fields that it may select
   * @param path the GraphQL names that lead here
   * @param related whether it is in the target of a relation
   */
  private record Position(
      String typeName, List<AggregateField> fields, List<String> path, boolean related) {
    List<String> plus(String name) {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      return longer;
    }
  }

  private Selection selection(Position at, List<FieldNode> nodes) {
    List<Entry> entries = new ArrayList<>();
    for (MergedField merged : context.merge(nodes)) {
      entries.add(entry(at, merged));
    }
    return new Selection(at.typeName(), entries);
  }

  private Entry entry(Position at, MergedField merged) {
    String name = merged.node().name();
    String key = merged.node().responseKey();
    if (name.equals("__typename")) {
      return Entry.typeName(key);
    }
    for (int ordinal = 0; ordinal < at.fields().size(); ordinal++) {
      AggregateField selected = at.fields().get(ordinal);
      if (selected.name().equals(name)) {
        return switch (selected) {
          case AggregateField.Count count ->
              value(key, ordinal, aggregates.count().column(), false);
          case AggregateField.FunctionResult result -> {
            Aggregate aggregate = aggregates.of(result.function(), result.field());
            yield value(key, ordinal, aggregate.column(), false);
          }
          case AggregateField.Key plain -> {
            GroupKey grouped =
                grouping
                    .key(at.plus(name))
                    .orElseThrow(() -> notGrouped(at.plus(name), merged.node()));
            yield value(key, ordinal, grouped.column(), grouped.field().isId());
          }
          case AggregateField.Embedded embedded -> {
            String type = embedded.field().type();
            List<AggregateField> fields = AggregateField.ofEmbedded(embedded.field().fields());
            Position below =
                at.related()
                    ? new Position(
                        AggregateNames.group(type),
                        AggregateField.keys(fields),
                        at.plus(name),
                        true)
                    : new Position(AggregateNames.aggregate(type), fields, at.plus(name), false);
            yield object(key, ordinal, below, merged);
          }
          case AggregateField.ToOne toOne -> {
            TypeModel target = context.model().type(toOne.field().target());
            Position below =
                new Position(
                    AggregateNames.group(target.name()),
                    AggregateField.keys(AggregateField.ofType(target.fields())),
                    at.plus(name),
                    true);
            yield object(key, ordinal, below, merged);
          }
        };
      }
    }
    throw new NoSuchElementException("no field " + name);
  }

  private Entry value(String key, int ordinal, Column column, boolean id) {
    int index = items.indexOf(column.name());
    if (index < 0) {
      items.add(column.name());
      index = items.size() - 1;
    }
    int first = parents == null ? 1 : 2; // after the ordinal of the parent
    return Entry.value(key, ordinal, index + first, column.type(), id, column.nullable());
  }

  private Entry object(String key, int ordinal, Position below, MergedField merged) {
    return Entry.object(key, ordinal, 0, false, selection(below, merged.fields()));
  }

  private RequestException notGrouped(List<String> path, FieldNode node) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        field.node().responseKey()
            + "."
            + String.join(".", path)
            + ": the groups have no such key. Add it to groupBy, or select another.",
        List.of(),
        List.of(node.location()));
  }
}
