package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Variables in an input: whether the input's shape, and with it the SQL, depends on their values,
 * and the input with the values filled in.
 */
public final class InputShape {
  private static final String JSON = Scalar.JSON.graphql();
  private static final Set<String> ON_JSON = Set.of(Operator.HAS_KEY.key(), JsonFilterBinder.AT);
  private static final Set<String> COMPARED =
      Set.of(Operator.EQ.key(), Operator.NEQ.key(), Operator.IN.key(), Operator.NIN.key());

  /** Operators whose operand is a name, which becomes part of the SQL. */
  private static final Set<String> FIELDS =
      Arrays.stream(Operator.values())
          .filter(Operator::takesField)
          .map(Operator::key)
          .collect(Collectors.toSet());

  /** The resolved form of an object whose keys were all left out. */
  private static final Map<Object, @Nullable Object> ALL_UNSET =
      Collections.unmodifiableMap(new LinkedHashMap<>());

  private InputShape() {}

  /**
   * Whether a {@code where} has the same shape for all values of its variables. This holds if each
   * variable is the whole operand of an operator other than {@code isNull}, and of a non-null type.
   * It does not hold for {@code contains} of a list, which has one condition per value, nor for
   * comparisons with JSON or with another field, whose SQL depends on the operand.
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
      return isOperand(key, variables.get(variable.index()));
    }
    // An object as an operand is a JSON value, whose keys are not operators.
    return COMPARED.contains(key) ? hasNoVariable(value) : isConstant(value, variables);
  }

  private static boolean isOperand(String key, Variable variable) {
    // A non-null variable of an input type, as in {total: $filter}, ends in "Filter!" or "Input!".
    return variable.type().endsWith("!")
        && !key.equals("isNull")
        && !(key.equals(Operator.HAS.key()) && variable.type().startsWith("["))
        && !ON_JSON.contains(key)
        && !FIELDS.contains(key)
        && isScalar(variable.type())
        && !key.startsWith("_");
  }

  private static boolean isScalar(String type) {
    String name = type.replaceAll("[\\[\\]!]", "");
    return !name.endsWith("Filter") && !name.endsWith("Input") && !name.equals(JSON);
  }

  /** Whether an input contains no variable. */
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
   * The input with its variables replaced by their values. A key whose variable is absent is left
   * out; an absent variable in a list, or as the whole input, becomes null, as the specification
   * says. An object of which no key is left {@link #isAllUnset differs} from one written empty.
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
        yield resolved.isEmpty() && !map.isEmpty() ? ALL_UNSET : resolved;
      }
      case List<?> list -> {
        List<@Nullable Object> resolved = new ArrayList<>(list.size());
        list.forEach(item -> resolved.add(resolve(item, values)));
        yield resolved;
      }
      default -> input;
    };
  }

  /** Whether a resolved input is an object that had keys, all of which were absent variables. */
  @SuppressWarnings("ReferenceEquality") // an object that was written empty is equal to it
  static boolean isAllUnset(@Nullable Object resolved) {
    return resolved == ALL_UNSET;
  }
}
