package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.DistinctBinder;
import dev.fraiseql.plan.bind.FilterBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds the arguments of a field.
 *
 * @param model the types
 * @param variables the operation's declarations
 */
record FieldArguments(Model model, List<Variable> variables) {

  /** The condition of the argument {@code where} on rows of a type. */
  Condition condition(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("where");
    return InputShape.isConstant(input, variables)
        ? new Condition.Fixed(
            input == null ? null : new FilterBinder(model).filter(type, input, "where"))
        : new Condition.Shaped(input);
  }

  /** The order of the argument {@code orderBy} of rows of a type. */
  Order order(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("orderBy");
    return InputShape.hasNoVariable(input)
        ? new Order.Fixed(new OrderBinder(model).sortKeys(type, input, "orderBy"))
        : new Order.Shaped(input);
  }

  /** The columns of the argument {@code distinctOn}. */
  static List<Column> distinct(TypeModel type, Map<String, @Nullable Object> arguments) {
    return DistinctBinder.columns(type, arguments.get("distinctOn"), "distinctOn");
  }

  /** The arguments {@code limit} and {@code offset}. */
  static OffsetPagination paging(Map<String, @Nullable Object> arguments) {
    return new OffsetPagination(argument(arguments, "limit"), argument(arguments, "offset"));
  }

  /** The page of a limit and offset. */
  static Rows.Page page(OffsetPagination paging) {
    return new Rows.Page(literal(paging.limit()), paging.offset() != null);
  }

  /**
   * The limit that the SQL text contains; null if it is bound. SQL Server rejects {@code fetch next
   * 0 rows}, and the engine rejects negative limits, so neither is written into the text.
   */
  private static @Nullable Long literal(@Nullable Operand limit) {
    return limit instanceof Operand.Constant(Object value) && value instanceof Long rows && rows > 0
        ? rows
        : null;
  }

  /** The operand of a number or text argument; null if it is missing or null. */
  static @Nullable Operand argument(Map<String, @Nullable Object> arguments, String name) {
    @Nullable Object value = arguments.get(name);
    if (value == null) {
      return null;
    }
    return value instanceof Operand.Variable variable ? variable : new Operand.Constant(value);
  }
}
