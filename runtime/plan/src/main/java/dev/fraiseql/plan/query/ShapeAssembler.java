package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.ShapedText;
import dev.fraiseql.contract.query.ShapedText.Part;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.plan.aggregate.GroupBinder;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.InputBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;

/** Completes a statement with the parts whose text depends on the request. */
public final class ShapeAssembler {
  private final Model model;
  private final InputBinder inputs;
  private final OrderBinder orders;
  private final SelectWriter writer;
  private final GroupBinder groups;
  private final GroupStatements groupStatements;

  /** An assembler of statements over a model. */
  public ShapeAssembler(Model model, SqlDialect dialect) {
    this.model = model;
    inputs = new InputBinder(model);
    orders = new OrderBinder(model);
    writer = new SelectWriter(model, dialect);
    groups = new GroupBinder(model);
    groupStatements = new GroupStatements(model, dialect);
  }

  /**
   * The statement for these values; a constant one is returned as it is.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if an input means nothing
   */
  public SqlText assemble(SqlStatement statement, Values values) {
    return switch (statement) {
      case SqlText constant -> constant;
      case ShapedText(List<Part> parts) -> {
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
        TypeModel filtered = model.type(type);
        Filter filter = inputs.filter(filtered, InputShape.resolve(input, values), "where");
        yield writer.condition(filter, alias);
      }
      case Part.OrderBy(String type, String alias, Object input) -> {
        TypeModel sorted = model.type(type);
        yield writer.order(
            orders.sortKeys(sorted, InputShape.resolve(input, values), "orderBy"), alias);
      }
      case Part.Groups wanted -> groups(wanted, values);
    };
  }

  private SqlText groups(Part.Groups wanted, Values values) {
    Grouping grouping = groups.grouping(model.type(wanted.type()), wanted.groupBy());
    Object where = InputShape.resolve(wanted.where(), values);
    GroupStatements.Wish wish =
        new GroupStatements.Wish(
            wanted.items(),
            new Condition.Fixed(inputs.filter(grouping.type(), where, "where")),
            InputShape.resolve(wanted.having(), values),
            InputShape.resolve(wanted.orderBy(), values),
            wanted.offset());
    return assemble(groupStatements.write(grouping, wish), values);
  }
}
