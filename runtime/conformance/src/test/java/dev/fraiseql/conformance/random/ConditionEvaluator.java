package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions on rows, in SQL's three-valued logic. */
final class ConditionEvaluator {
  private final Model model;
  private final Relations relations;

  ConditionEvaluator(Model model, Relations relations) {
    this.model = model;
    this.relations = relations;
  }

  /** The rows that meet a condition; all rows if it is null. */
  List<Row> filtered(TypeModel type, List<Row> of, @Nullable Object where) {
    Object condition = Field.value(where);
    return condition == null
        ? of
        : of.stream()
            .filter(row -> holds(type.fields(), row, (Map<?, ?>) condition) == TruthValue.TRUE)
            .toList();
  }

  private TruthValue holds(List<FieldModel> declared, Row row, Map<?, ?> where) {
    TruthValue truth = TruthValue.TRUE;
    for (Map.Entry<?, ?> entry : where.entrySet()) {
      truth = truth.and(holds(declared, row, (String) entry.getKey(), entry.getValue()));
    }
    return truth;
  }

  private TruthValue holds(
      List<FieldModel> declared, Row row, String key, @Nullable Object argument) {
    Object value = Objects.requireNonNull(Field.value(argument));
    switch (key) {
      case "_and" -> {
        TruthValue all = TruthValue.TRUE;
        for (Object part : (List<?>) value) {
          all = all.and(holds(declared, row, (Map<?, ?>) Objects.requireNonNull(part)));
        }
        return all;
      }
      case "_or" -> {
        TruthValue any = TruthValue.FALSE;
        for (Object part : (List<?>) value) {
          any = any.or(holds(declared, row, (Map<?, ?>) Objects.requireNonNull(part)));
        }
        return any;
      }
      case "_not" -> {
        return holds(declared, row, (Map<?, ?>) value).not();
      }
      default -> {
        Map<?, ?> operators = (Map<?, ?>) value;
        return switch (QueryEvaluator.find(declared, key)) {
          case ScalarField scalar when isDocument(scalar) ->
              JsonConditionEvaluator.operators(row.get(scalar.column().name()), operators);
          case ScalarField scalar ->
              operators(scalar.column().type(), row.get(scalar.column().name()), operators);
          case EmbeddedField embedded -> holds(embedded.fields(), row, operators);
          case ToOneField toOne -> toOne(toOne, row, operators);
          case ToManyField toMany -> toMany(toMany, row, operators);
        };
      }
    }
  }

  private static boolean isDocument(ScalarField field) {
    return field.column().type().scalar() == Scalar.JSON;
  }

  private TruthValue toOne(ToOneField relation, Row row, Map<?, ?> condition) {
    Row target = relations.target(relation, row);
    if (condition.containsKey("isNull")) {
      return TruthValue.of(Objects.equals(Field.value(condition.get("isNull")), target == null));
    }
    return TruthValue.of(
        target != null
            && holds(model.type(relation.target()).fields(), target, condition) == TruthValue.TRUE);
  }

  private TruthValue toMany(ToManyField relation, Row row, Map<?, ?> quantifiers) {
    List<FieldModel> fields = model.type(relation.target()).fields();
    TruthValue truth = TruthValue.TRUE;
    for (Map.Entry<?, ?> entry : quantifiers.entrySet()) {
      Map<?, ?> condition = (Map<?, ?>) Objects.requireNonNull(Field.value(entry.getValue()));
      List<TruthValue> each =
          relations.related(relation, row).stream()
              .map(child -> holds(fields, child, condition))
              .toList();
      truth =
          truth.and(
              TruthValue.of(
                  switch ((String) entry.getKey()) {
                    case "some" -> each.contains(TruthValue.TRUE);
                    case "none" -> !each.contains(TruthValue.TRUE);
                    default -> each.stream().allMatch(TruthValue.TRUE::equals);
                  }));
    }
    return truth;
  }

  /** Whether a value meets all operators of a condition. */
  static TruthValue operators(ValueType type, @Nullable Object value, Map<?, ?> operators) {
    TruthValue truth = TruthValue.TRUE;
    for (Map.Entry<?, ?> entry : operators.entrySet()) {
      truth =
          truth.and(operator(type, value, (String) entry.getKey(), Field.value(entry.getValue())));
    }
    return truth;
  }

  private static TruthValue operator(
      ValueType type, @Nullable Object value, String operator, @Nullable Object operand) {
    if (type.list() && !operator.equals("isNull")) {
      return value == null
          ? TruthValue.UNKNOWN
          : TruthValue.of(
              ofList(type.element(), (List<?>) value, operator, Objects.requireNonNull(operand)));
    }
    if (operand == null) {
      return TruthValue.of(operator.equals("eq") == (value == null));
    }
    if (operator.equals("isNull")) {
      return TruthValue.of(operand.equals(value == null));
    }
    if (operand instanceof List<?> list && list.isEmpty()) {
      return TruthValue.of(operator.equals("nin"));
    }
    if (value == null) {
      return TruthValue.UNKNOWN;
    }
    return TruthValue.of(
        switch (operator) {
          case "eq" -> ValueComparison.compare(type, value, operand) == 0;
          case "neq" -> ValueComparison.compare(type, value, operand) != 0;
          case "gt" -> ValueComparison.compare(type, value, operand) > 0;
          case "gte" -> ValueComparison.compare(type, value, operand) >= 0;
          case "lt" -> ValueComparison.compare(type, value, operand) < 0;
          case "lte" -> ValueComparison.compare(type, value, operand) <= 0;
          case "in" -> isAmong(type, value, (List<?>) operand);
          case "nin" -> !isAmong(type, value, (List<?>) operand);
          default -> matches(operator, value.toString(), operand.toString());
        });
  }

  private static boolean ofList(ValueType element, List<?> list, String operator, Object operand) {
    if (operand instanceof List<?> given) {
      return switch (operator) {
        case "contains" ->
            given.stream().allMatch(item -> isAmong(element, Objects.requireNonNull(item), list));
        case "overlaps" -> list.stream().anyMatch(item -> isAmong(element, item, given));
        default -> list.stream().allMatch(item -> isAmong(element, item, given));
      };
    }
    int compared = Long.compare(list.size(), (Long) operand);
    return switch (operator) {
      case "lenEq" -> compared == 0;
      case "lenNeq" -> compared != 0;
      case "lenGt" -> compared > 0;
      case "lenGte" -> compared >= 0;
      case "lenLt" -> compared < 0;
      case "lenLte" -> compared <= 0;
      default -> throw new NoSuchElementException(operator);
    };
  }

  private static boolean isAmong(ValueType type, Object value, List<?> list) {
    return list.stream()
        .anyMatch(item -> ValueComparison.compare(type, value, Objects.requireNonNull(item)) == 0);
  }

  private static boolean matches(String operator, String text, String operand) {
    if (operator.startsWith("i")) {
      return matches(
          Character.toLowerCase(operator.charAt(1)) + operator.substring(2),
          ValueComparison.fold(text),
          ValueComparison.fold(operand));
    }
    return switch (operator) {
      case "contains" -> text.contains(operand);
      case "startsWith" -> text.startsWith(operand);
      case "endsWith" -> text.endsWith(operand);
      case "like" -> ValueComparison.like(text, operand);
      default -> throw new NoSuchElementException(operator);
    };
  }
}
