package dev.fraiseql.conformance.random;

import dev.fraiseql.engine.json.JsonReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions on JSON documents, in SQL's three-valued logic. */
final class JsonConditionEvaluator {
  private JsonConditionEvaluator() {}

  /** Whether the text of a column, or null, meets all operators of a condition. */
  static TruthValue operators(@Nullable Object text, Map<?, ?> operators) {
    // The document null is a value; null inside a document counts as missing.
    Object document = text == null ? null : JsonReader.read((String) text);
    TruthValue truth = TruthValue.TRUE;
    for (Map.Entry<?, ?> entry : operators.entrySet()) {
      String operator = (String) entry.getKey();
      Object operand = Field.value(entry.getValue());
      truth =
          truth.and(
              operator.equals("path")
                  ? paths(document, (List<?>) Objects.requireNonNull(operand))
                  : operator(document, text == null, operator, operand));
    }
    return truth;
  }

  /** A document with the keys of its objects sorted as in responses. */
  static @Nullable Object sorted(@Nullable Object document) {
    return switch (document) {
      case Map<?, ?> object -> {
        Map<Object, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put(key, sorted(value)));
        yield sorted;
      }
      case List<?> array -> array.stream().map(JsonConditionEvaluator::sorted).toList();
      case null, default -> document;
    };
  }

  private static TruthValue paths(@Nullable Object document, List<?> paths) {
    TruthValue truth = TruthValue.TRUE;
    for (Object item : paths) {
      Map<?, ?> path = (Map<?, ?>) Objects.requireNonNull(Field.value(item));
      String at = (String) Objects.requireNonNull(Field.value(path.get("at")));
      Object found = document;
      for (String step : at.substring(1).split("/", -1)) {
        found = step(found, step.replace("~1", "/").replace("~0", "~"));
      }
      for (Map.Entry<?, ?> entry : path.entrySet()) {
        String operator = (String) entry.getKey();
        if (!operator.equals("at")) {
          Object operand = Field.value(entry.getValue());
          truth = truth.and(operator(found, found == null, operator, operand));
        }
      }
    }
    return truth;
  }

  private static @Nullable Object step(@Nullable Object value, String step) {
    if (value instanceof Map<?, ?> object) {
      return object.get(step);
    }
    return value instanceof List<?> array
            && step.matches("0|[1-9]\\d?")
            && Integer.parseInt(step) < array.size()
        ? array.get(Integer.parseInt(step))
        : null;
  }

  private static TruthValue operator(
      @Nullable Object value, boolean missing, String operator, @Nullable Object operand) {
    if (operand == null) {
      return TruthValue.of(operator.equals("eq") == missing);
    }
    if (operator.equals("isNull")) {
      return TruthValue.of(operand.equals(missing));
    }
    if ((operator.equals("in") || operator.equals("nin")) && ((List<?>) operand).isEmpty()) {
      return TruthValue.of(operator.equals("nin"));
    }
    if (missing) {
      return TruthValue.UNKNOWN;
    }
    return TruthValue.of(
        switch (operator) {
          case "eq" -> same(value, operand);
          case "neq" -> !same(value, operand);
          case "in" -> ((List<?>) operand).stream().anyMatch(item -> same(value, item));
          case "nin" -> ((List<?>) operand).stream().noneMatch(item -> same(value, item));
          case "hasKey" -> value instanceof Map<?, ?> object && object.containsKey(operand);
          default -> throw new NoSuchElementException(operator);
        });
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }
    if (one instanceof List<?> list && other instanceof List<?> items) {
      boolean same = list.size() == items.size();
      for (int i = 0; same && i < list.size(); i++) {
        same = same(list.get(i), items.get(i));
      }
      return same;
    }
    if (one instanceof Map<?, ?> object && other instanceof Map<?, ?> members) {
      return object.keySet().equals(members.keySet())
          && object.keySet().stream().allMatch(key -> same(object.get(key), members.get(key)));
    }
    return Objects.equals(one, other);
  }
}
