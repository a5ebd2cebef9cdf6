package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the variables of a request against the operation's declarations. */
public final class VariableReader {
  private static final Map<String, ValueType> SCALARS = scalars();

  private final Coercion coercion;
  private final Map<String, ValueType> leaves = new HashMap<>(SCALARS);
  private final Map<String, List<String>> uniqueKeys = new HashMap<>();

  /** A reader for the enums and custom scalars of a model. */
  public VariableReader(Model model) {
    coercion = new Coercion(model);
    for (EnumModel enumeration : model.enums()) {
      leaves.put(enumeration.name(), ValueType.enumOf(enumeration.name()));
    }
    for (ScalarModel scalar : model.scalars()) {
      leaves.put(scalar.name(), scalar.type());
    }
    for (TypeModel type : model.types()) {
      uniqueKeys.put(
          UniqueKey.enumOf(type.name()), type.uniqueKeys().stream().map(UniqueKey::name).toList());
    }
  }

  private static Map<String, ValueType> scalars() {
    Map<String, ValueType> types = new HashMap<>();
    for (Scalar scalar : Scalar.values()) {
      if (scalar != Scalar.ENUM && scalar != Scalar.JSON) {
        types.put(scalar.graphql(), ValueType.of(scalar));
      }
    }
    types.put(Scalar.DECIMAL.graphql(), ValueType.decimal(38, 0));
    types.put(Scalar.DURATION.graphql(), ValueType.duration(6));
    return types;
  }

  /**
   * The values of the variables in the order of their declaration, with defaults filled in. They
   * remain JSON values: they are converted to a column's type where they are bound.
   *
   * @param given the values by name
   * @throws RequestException BAD_USER_INPUT if a variable is unknown, missing or not of its
   *     declared type
   */
  public Values read(List<Variable> variables, Map<String, ? extends @Nullable Object> given) {
    for (String name : given.keySet()) {
      if (!declares(variables, name)) {
        throw undeclared(variables, name);
      }
    }
    if (variables.isEmpty()) {
      return Values.NONE;
    }
    @Nullable Object[] values = new Object[variables.size()];
    for (int i = 0; i < values.length; i++) {
      Variable variable = variables.get(i);
      values[i] =
          given.containsKey(variable.name()) ? given.get(variable.name()) : variable.defaultValue();
    }
    for (int i = 0; i < values.length; i++) {
      Variable variable = variables.get(i);
      if (isMissing(variable, values[i])) {
        throw BadInput.at(
            "$" + variable.name(),
            "a value is missing; "
                + variable.type()
                + " is required."
                + alsoMissing(variables.subList(i + 1, values.length), values, i + 1));
      }
      check(values[i], variable.type(), "$" + variable.name());
    }
    return new Values(values);
  }

  private static boolean isMissing(Variable variable, @Nullable Object value) {
    return variable.type().endsWith("!") && Values.ABSENT.equals(value);
  }

  /**
   * Names the other variables that are missing.
   *
   * @param values of all variables
   * @param first the index of the first of these variables
   */
  private static String alsoMissing(List<Variable> others, @Nullable Object[] values, int first) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      if (isMissing(others.get(i), values[first + i])) {
        missing.add("$" + others.get(i).name());
      }
    }
    return missing.isEmpty() ? "" : " Missing, too: " + String.join(", ", missing) + ".";
  }

  private static boolean declares(List<Variable> variables, String name) {
    for (Variable variable : variables) {
      if (variable.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static RequestException undeclared(List<Variable> variables, String name) {
    List<String> names = variables.stream().map(Variable::name).toList();
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "$"
            + name
            + ": the operation declares no such variable."
            + Suggestions.sentence(name, names));
  }

  private void check(@Nullable Object value, String type, String place) {
    boolean nonNull = type.endsWith("!");
    String nullable = nonNull ? type.substring(0, type.length() - 1) : type;
    if (value == null || Values.ABSENT.equals(value)) {
      if (nonNull) {
        throw BadInput.at(place, "null is given, but " + type + " is required.");
      }
    } else if (nullable.startsWith("[")) {
      String element = nullable.substring(1, nullable.length() - 1);
      List<?> items = value instanceof List<?> list ? list : List.of(value);
      for (int i = 0; i < items.size(); i++) {
        check(items.get(i), element, place + "." + i);
      }
    } else {
      checkNamed(value, nullable, place);
    }
  }

  private void checkNamed(Object value, String type, String place) {
    @Nullable ValueType leaf = leaves.get(type);
    @Nullable List<String> keys = uniqueKeys.get(type);
    if (leaf != null) {
      coercion.value(value, leaf, false, place);
    } else if (keys != null) {
      if (!(value instanceof String name && keys.contains(name))) {
        throw BadInput.at(
            place, "a value of " + type + " is expected here: " + String.join(", ", keys) + ".");
      }
    } else if (type.equals("ID")) {
      if (!(value instanceof String
          || value instanceof Long
          || value instanceof Integer
          || value instanceof BigInteger)) {
        throw BadInput.at(place, "an ID is a string or an integer.");
      }
    } else if (type.equals("SortDirection")) {
      if (!(value instanceof String)) {
        throw BadInput.at(place, "a sort direction is expected here.");
      }
    } else if (!type.equals("JSON") && !(value instanceof Map<?, ?>)) {
      throw BadInput.at(place, "an object of type " + type + " is expected here.");
    }
  }
}
