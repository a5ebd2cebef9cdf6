package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What variables do to an input: whether its shape is known before their values are, and what it is
 * once they are.
 */
public final class InputShape {
  private static final String JSON = Scalar.JSON.graphql();
  private static final Set<String> ON_JSON = Set.of(Operator.HAS_KEY.key(), JsonConditions.AT);
  private static final Set<String> COMPARED =
      Set.of(Operator.EQ.key(), Operator.NEQ.key(), Operator.IN.key(), Operator.NIN.key());

  private InputShape() {}

  /**
   * Whether a {@code where} has the same shape whatever the request says. So it has if each
   * variable stands alone as the operand of an operator other than {@code isNull}, and is of a
   * non-null type. {@code contains} of a list has as many conditions as there are values, and what
   * a JSON document is compared with has the shape that each database needs.
   */
  public static boolean isConstant(@Nullable Object input, List<Variable> variables) {
    return switch (input) {
      case null -> true;
      case Map<?, ?> map ->
          map.entrySet().stream()
              .allMatch(entry -> isConstant((String) entry.getKey(), entry.getValue(), variables));
      case List<?> list ->
          list.stream()
              .allMatch(item -> !(item instanceof Operand.Variable) && isConstant(item, variables));
      case Operand.Variable variable -> false;
      default -> true;
    };
  }

  private static boolean isConstant(String key, @Nullable Object value, List<Variable> variables) {
    if (value instanceof Operand.Variable variable) {
      return standsForOperand(key, variables.get(variable.index()));
    }
    // An object that is compared with is JSON, whose keys are no operators.
    return COMPARED.contains(key) ? hasNoVariable(value) : isConstant(value, variables);
  }

  private static boolean standsForOperand(String key, Variable variable) {
    // A non-null variable of an input type, as in {total: $filter}, ends in "Filter!" or "Input!".
    return variable.type().endsWith("!")
        && !key.equals("isNull")
        && !(key.equals(Operator.HAS.key()) && variable.type().startsWith("["))
        && !ON_JSON.contains(key)
        && isScalar(variable.type())
        && !key.startsWith("_");
  }

  private static boolean isScalar(String type) {
    String name = type.replaceAll("[\\[\\]!]", "");
    return !name.endsWith("Filter") && !name.endsWith("Input") && !name.equals(JSON);
  }

  /** Whether no variable occurs in an input. */
  public static boolean hasNoVariable(@Nullable Object input) {
    return switch (input) {
      case null -> true;
      case Map<?, ?> map -> map.values().stream().allMatch(InputShape::hasNoVariable);
      case List<?> list -> list.stream().allMatch(InputShape::hasNoVariable);
      case Operand.Variable variable -> false;
      default -> true;
    };
  }

  /**
   * The input with values in place of its variables. An absent variable takes its key with it;
   * within a list it is null, as the specification says; as the whole input it is null.
   */
  public static @Nullable Object resolve(@Nullable Object input, Values values) {
    return switch (input) {
      case null -> null;
      case Operand.Variable(int index) -> values.isAbsent(index) ? null : values.get(index);
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> resolved = new LinkedHashMap<>();
        map.forEach((key, value) -> {
          if (!(value instanceof Operand.Variable(int index) && values.isAbsent(index))) {
            resolved.put(key, resolve(value, values));
          }
        });
        yield resolved;
      }
      case List<?> list -> {
        List<@Nullable Object> resolved = new ArrayList<>(list.size());
        list.forEach(item -> resolved.add(resolve(item, values)));
        yield resolved;
      }
      default -> input;
    };
  }
}
