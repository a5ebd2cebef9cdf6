package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.CursorReader;
import dev.fraiseql.plan.bind.CursorShape;
import dev.fraiseql.plan.bind.Extremes;
import dev.fraiseql.plan.bind.FilterBinder;
import dev.fraiseql.plan.bind.GroupBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.TypeView;
import dev.fraiseql.plan.sql.GroupSelect;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assembles the SQL of statements with parts that depend on the request's values. */
public final class StatementAssembler {
  private final Model model;
  private final FilterBinder filters;
  private final OrderBinder orders;
  private final CursorReader cursors;
  private final Extremes extremes;
  private final SelectWriter writer;
  private final GroupBinder groups;
  private final GroupStatementPlanner groupStatements;

  /** An assembler for a model's statements. */
  public StatementAssembler(Model model, SqlDialect dialect) {
    this.model = model;
    filters = new FilterBinder(model);
    orders = new OrderBinder(model);
    cursors = new CursorReader(model);
    extremes = dialect.extremes();
    writer = new SelectWriter(model, dialect);
    groups = new GroupBinder(model);
    groupStatements = new GroupStatementPlanner(model, dialect);
  }

  /**
   * The SQL of a statement for given values; constant SQL is returned unchanged.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if an input is wrong
   */
  public SqlText assemble(SqlStatement statement, Values values) {
    return switch (statement) {
      case SqlText constant -> constant;
      case DynamicSql(List<Part> parts) -> {
        StringBuilder sql = new StringBuilder();
        List<Binding> bindings = new ArrayList<>();
        for (Part part : parts) {
          SqlText text = text(part, values);
          sql.append(text.sql());
          bindings.addAll(text.bindings());
        }
        yield new SqlText(sql.toString(), bindings);
      }
    };
  }

  private SqlText text(Part part, Values values) {
    return switch (part) {
      case Part.Text(SqlText text) -> text;
      case Part.Where(String type, String alias, Object input) -> {
        TypeModel filtered = TypeView.rows(model, type);
        Filter filter = filters.filter(filtered, InputShape.resolve(input, values), "where");
        yield writer.condition(filter, alias);
      }
      case Part.OrderBy(String type, String alias, Object input) -> {
        TypeModel sorted = model.type(type);
        yield writer.order(
            orders.sortKeys(sorted, InputShape.resolve(input, values), "orderBy"), alias);
      }
      case Part.Groups selected -> groups(selected, values);
      case Part.SortKeys(String type, String alias, Object input, KeyForm form) ->
          writer.keys(cursorShape(type, input, values).keys(), form, alias);
      case Part.Seek(String type, String alias, Object input, Operand cursor, Side side) ->
          seek(alias, cursorShape(type, input, values), given(cursor, values), side);
    };
  }

  /**
   * The order that the cursors of a list belong to.
   *
   * @param type the GraphQL name of the rows' type
   * @param orderBy the argument, which may contain variables
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it names no sort keys
   */
  public CursorShape cursorShape(String type, @Nullable Object orderBy, Values values) {
    TypeModel sorted = TypeView.rows(model, type);
    return new CursorShape(
        sorted, orders.sortKeys(sorted, InputShape.resolve(orderBy, values), "orderBy"), extremes);
  }

  private SqlText seek(String alias, CursorShape shape, @Nullable Object cursor, Side side) {
    if (cursor == null) {
      return new SqlText("(1 = 1)", List.of());
    }
    String argument = side == Side.AFTER || side == Side.UP_TO ? "after" : "before";
    return writer.seek(shape.keys(), cursors.values(cursor, shape, argument), side, alias);
  }

  private static @Nullable Object given(Operand operand, Values values) {
    return switch (operand) {
      case Operand.Constant(Object constant) -> constant;
      case Operand.Variable(int index) -> values.isAbsent(index) ? null : values.get(index);
      case Operand.Place place -> values.place();
      case Operand.RowValue value -> throw new IllegalArgumentException(value + " is no cursor");
      case Operand.KeyPart part ->
          throw new IllegalStateException("a cursor cannot be a part of a key");
      case Operand.ParentKey part ->
          throw new IllegalStateException("a cursor cannot be a parent's key");
      case Operand.Unmade value ->
          throw new IllegalStateException("a cursor cannot be a custom scalar");
    };
  }

  private SqlText groups(Part.Groups part, Values values) {
    Grouping grouping = groups.grouping(model.type(part.type()), part.groupBy());
    Object where = InputShape.resolve(part.where(), values);
    GroupStatementPlanner.Parts parts =
        new GroupStatementPlanner.Parts(
            part.items(),
            new Condition.Fixed(filters.filter(grouping.type(), where, "where")),
            InputShape.resolve(part.having(), values),
            InputShape.resolve(part.orderBy(), values),
            new GroupSelect.Page(true, part.offset()),
            null);
    return assemble(groupStatements.plan(grouping, parts), values);
  }
}
