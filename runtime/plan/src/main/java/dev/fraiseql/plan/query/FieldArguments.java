package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.InputBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Order;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the arguments of a field come to. */
record FieldArguments(Model model, List<Variable> variables) {

  /** The condition on rows of a type. */
  Condition condition(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("where");
    return InputShape.isConstant(input, variables)
        ? new Condition.Fixed(
            input == null ? null : new InputBinder(model).filter(type, input, "where"))
        : new Condition.Shaped(input);
  }

  /** The order of rows of a type. */
  Order order(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("orderBy");
    return InputShape.hasNoVariable(input)
        ? new Order.Fixed(new OrderBinder(model).sortKeys(type, input, "orderBy"))
        : new Order.Shaped(input);
  }

  /** The page that arguments ask for. */
  static Paging paging(Map<String, @Nullable Object> arguments) {
    return new Paging(argument(arguments, "limit"), argument(arguments, "offset"));
  }

  /** A number or text among the arguments; null if it is not given, or null is. */
  static @Nullable Operand argument(Map<String, @Nullable Object> arguments, String name) {
    @Nullable Object value = arguments.get(name);
    if (value == null) {
      return null;
    }
    return value instanceof Operand.Variable variable ? variable : new Operand.Constant(value);
  }
}
