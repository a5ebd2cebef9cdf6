package dev.fraiseql.plan.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.ShapedText;
import dev.fraiseql.contract.query.ShapedText.Part;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.aggregate.GroupBinder;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.aggregate.Measure;
import dev.fraiseql.plan.aggregate.Measures;
import dev.fraiseql.plan.aggregate.Member;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.InputBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans the statement that reads the groups of one type's rows. For one use. */
final class AggregatePlanner {
  private final Model model;
  private final SqlDialect dialect;
  private final List<Variable> variables;
  private final Predicate<dev.fraiseql.plan.bind.Condition> holds;
  private final MergedField field;
  private final Grouping grouping;
  private final Measures measures;
  private final List<String> items = new ArrayList<>();

  /**
   * A planner of one root field.
   *
   * @throws RequestException BAD_USER_INPUT if its {@code groupBy} means nothing
   */
  AggregatePlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds,
      TypeModel type,
      MergedField field) {
    this.model = model;
    this.dialect = dialect;
    this.variables = variables;
    this.holds = holds;
    this.field = field;
    grouping = new GroupBinder(model).grouping(type, field.node().arguments().get("groupBy"));
    measures = Measures.of(type);
  }

  /**
   * The level whose rows are the groups.
   *
   * @throws RequestException BAD_USER_INPUT if a key is selected that is not grouped by, or an
   *     argument means nothing
   */
  Level plan() {
    TypeModel type = grouping.type();
    Map<String, @Nullable Object> arguments = field.node().arguments();
    Place whole =
        new Place(
            AggregateNames.aggregate(type.name()), Member.ofRows(type.fields()), List.of(), false);
    Selection selection = selection(whole, field.fields());
    Paging paging = FieldArguments.paging(arguments);
    return new Level(whole.typeName(), statement(arguments, paging), paging, selection, List.of());
  }

  private SqlStatement statement(Map<String, @Nullable Object> arguments, Paging paging) {
    boolean offset = paging.offset() != null;
    @Nullable Object where = arguments.get("where");
    @Nullable Object having = arguments.get("having");
    @Nullable Object orderBy = arguments.get("orderBy");
    if (InputShape.isConstant(having, variables) && InputShape.hasNoVariable(orderBy)) {
      return new GroupStatements(model, dialect)
          .write(grouping, new GroupStatements.Wish(items, rows(where), having, orderBy, offset));
    }
    return new ShapedText(
        List.of(
            new Part.Groups(
                grouping.type().name(),
                arguments.get("groupBy"),
                items,
                where,
                having,
                orderBy,
                offset)));
  }

  private Condition rows(@Nullable Object where) {
    return InputShape.isConstant(where, variables)
        ? new Condition.Fixed(new InputBinder(model).filter(grouping.type(), where, "where"))
        : new Condition.Shaped(where);
  }

  /**
   * An object of the answer.
   *
   * @param path the names that lead to it
   * @param related whether it lies behind a relation
   */
  private record Place(String typeName, List<Member> members, List<String> path, boolean related) {
    List<String> plus(String name) {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      return longer;
    }
  }

  private Selection selection(Place at, List<FieldNode> nodes) {
    List<Entry> entries = new ArrayList<>();
    for (MergedField merged : MergedField.merge(nodes, holds)) {
      entries.add(entry(at, merged));
    }
    return new Selection(at.typeName(), entries);
  }

  private Entry entry(Place at, MergedField merged) {
    String name = merged.node().name();
    String key = merged.node().responseKey();
    if (name.equals("__typename")) {
      return Entry.typeName(key);
    }
    for (int place = 0; place < at.members().size(); place++) {
      Member member = at.members().get(place);
      if (member.name().equals(name)) {
        return switch (member) {
          case Member.Count count -> value(key, place, measures.count().column(), false);
          case Member.Measured measured -> {
            Measure measure = measures.of(measured.function(), measured.field());
            yield value(key, place, measure.column(), false);
          }
          case Member.Key plain -> {
            GroupKey grouped =
                grouping
                    .key(at.plus(name))
                    .orElseThrow(() -> notGrouped(at.plus(name), merged.node()));
            yield value(key, place, grouped.column(), grouped.field().isId());
          }
          case Member.Part part -> {
            String type = part.field().type();
            List<Member> members = Member.ofPart(part.field().fields());
            Place below =
                at.related()
                    ? new Place(
                        AggregateNames.group(type), Member.keys(members), at.plus(name), true)
                    : new Place(AggregateNames.aggregate(type), members, at.plus(name), false);
            yield object(key, place, below, merged);
          }
          case Member.Related related -> {
            TypeModel target = model.type(related.field().target());
            Place below =
                new Place(
                    AggregateNames.group(target.name()),
                    Member.keys(Member.ofRows(target.fields())),
                    at.plus(name),
                    true);
            yield object(key, place, below, merged);
          }
        };
      }
    }
    throw new NoSuchElementException("no field " + name);
  }

  private Entry value(String key, int place, Column column, boolean id) {
    int index = items.indexOf(column.name());
    if (index < 0) {
      items.add(column.name());
      index = items.size() - 1;
    }
    return Entry.value(key, place, index + 1, column.type(), id, column.nullable());
  }

  private Entry object(String key, int place, Place below, MergedField merged) {
    return Entry.object(key, place, 0, false, selection(below, merged.fields()));
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
