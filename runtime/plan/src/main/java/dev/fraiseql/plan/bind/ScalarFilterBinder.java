package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds the operators of one scalar field: {@code {gte: 1, lt: 5}}. */
final class ScalarFilterBinder {
  static final Filter TRUE = new Filter.And(List.of());

  private final Model model;
  private final Coercion coercion;
  private final JsonFilterBinder documents;

  ScalarFilterBinder(Model model) {
    this.model = model;
    coercion = new Coercion(model);
    documents = new JsonFilterBinder(coercion);
  }

  /**
   * The conjunction of all operators on a field.
   *
   * @param siblings the fields of the same object, with which it can be compared
   */
  Filter filter(ScalarField field, List<FieldModel> siblings, Map<?, ?> operators, String place) {
    ValueType type = field.column().type();
    if (type.scalar() == Scalar.JSON && !type.list()) {
      return all(documents.filters(field, operators, place));
    }
    List<Filter> parts = new ArrayList<>();
    operators.forEach(
        (key, value) -> parts.add(operator(field, siblings, (String) key, value, place)));
    return all(parts);
  }

  static Filter all(List<Filter> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  /** The operator {@code isNull}: a condition, or its negation. */
  static Filter isNull(Filter condition, @Nullable Object value, String place) {
    if (value instanceof Boolean wanted) {
      return wanted ? condition : new Filter.Not(condition);
    }
    throw BadInput.at(place, "isNull takes true or false.");
  }

  private Filter operator(
      ScalarField field,
      List<FieldModel> siblings,
      String key,
      @Nullable Object value,
      String place) {
    String here = place + "." + key;
    Operator operator =
        Operator.named(key, Operator.of(field, model), Operator.filterType(field), here);
    if (value == null) {
      return onNull(field, operator, here);
    }
    return operator.takesField()
        ? onField(field, siblings, operator, value, here)
        : onValue(field, operator, value, here);
  }

  private static Filter onNull(ScalarField field, Operator operator, String place) {
    return switch (operator) {
      case EQ -> new Filter.IsNull(field.column());
      case NEQ -> new Filter.Not(new Filter.IsNull(field.column()));
      default -> throw BadInput.at(place, "null is no operand. Leave the key out, or use isNull.");
    };
  }

  private static Filter onField(
      ScalarField field, List<FieldModel> siblings, Operator operator, Object value, String place) {
    if (!(value instanceof String name)) {
      throw BadInput.at(place, "the name of a field of the same object is expected here.");
    }
    List<ScalarField> comparable =
        siblings.stream()
            .filter(ScalarField.class::isInstance)
            .map(ScalarField.class::cast)
            .filter(each -> !each.equals(field) && isComparable(each, field))
            .toList();
    return comparable.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .<Filter>map(other ->
            new Filter.CompareColumns(
                field.column(), Objects.requireNonNull(operator.comparison()), other.column()))
        .orElseThrow(() ->
            BadInput.at(
                place,
                field.name()
                    + " cannot be compared with "
                    + name
                    + ", which is no other field of the same type in this object."
                    + Suggestions.sentence(
                        name, comparable.stream().map(ScalarField::name).toList())));
  }

  /**
   * Whole numbers and decimals compare with each other; floats, and other values with their own.
   */
  private static boolean isComparable(ScalarField one, ScalarField other) {
    ValueType left = one.column().type();
    ValueType right = other.column().type();
    return !left.list()
        && !right.list()
        && Objects.equals(left.custom(), right.custom())
        && Objects.equals(left.enumName(), right.enumName())
        && kind(left.scalar()) == kind(right.scalar())
        && (left.scalar() != Scalar.DURATION || left.scale() == right.scale());
  }

  private static Scalar kind(Scalar scalar) {
    return switch (scalar) {
      case BYTE, SHORT, INT, LONG, DECIMAL -> Scalar.DECIMAL;
      case FLOAT, DOUBLE -> Scalar.DOUBLE;
      default -> scalar;
    };
  }

  private Filter onValue(ScalarField field, Operator operator, Object value, String place) {
    Column column = field.column();
    return switch (operator) {
      case IS_NULL -> isNull(new Filter.IsNull(column), value, place);
      case IN -> new Filter.In(column, list(field, value, place));
      case NIN -> notIn(column, list(field, value, place));
      case HAS -> has(column, list(field, value, place));
      case CONTAINED_BY -> new Filter.EveryElement(column, list(field, value, place));
      case OVERLAPS -> new Filter.AnyElement(column, list(field, value, place));
      case LEN_EQ, LEN_NEQ, LEN_GT, LEN_GTE, LEN_LT, LEN_LTE -> {
        Comparison comparison = Objects.requireNonNull(operator.comparison());
        yield new Filter.Length(column, comparison, length(value, place));
      }
      default -> {
        Comparison comparison = Objects.requireNonNull(operator.comparison());
        // A part of a text is compared as plain text, also if the whole is a custom scalar.
        Column compared = operator.takesPart() ? column.base() : column;
        yield new Filter.Compare(
            compared, comparison, operand(compared, field.isId(), comparison, value, place));
      }
    };
  }

  private static Filter notIn(Column column, Operand list) {
    // An empty list excludes nothing, also not the rows with null, for which NOT IN is unknown.
    return isEmpty(list) ? TRUE : new Filter.Not(new Filter.In(column, list));
  }

  private static boolean isEmpty(Operand list) {
    return (list instanceof Operand.Constant(List<?> values) && values.isEmpty())
        || (list instanceof Operand.Unmade(List<?> given) && given.isEmpty());
  }

  private Filter has(Column column, Operand list) {
    List<?> values =
        switch (list) {
          case Operand.Constant(List<?> typed) -> typed;
          case Operand.Unmade(List<?> given) -> given;
          default ->
              throw new IllegalArgumentException("the number of conditions depends on the values");
        };
    List<Filter> parts = new ArrayList<>();
    // For no values the condition holds for every list, and is unknown for a null one.
    parts.add(new Filter.Length(column, Comparison.GTE, new Operand.Constant(0L)));
    for (Object value : new LinkedHashSet<>(values)) {
      parts.add(new Filter.AnyElement(column, constant(column.type(), List.of(value))));
    }
    return all(values.isEmpty() ? parts : parts.subList(1, parts.size()));
  }

  private Operand length(Object value, String place) {
    return value instanceof Operand.Variable variable
        ? variable
        : new Operand.Constant(coercion.value(value, ValueType.of(Scalar.INT), false, place));
  }

  private Operand list(ScalarField field, Object value, String place) {
    return value instanceof Operand.Variable variable
        ? variable
        : constant(
            field.column().type(),
            coercion.list(value, field.column().type().element(), field.isId(), place));
  }

  private Operand operand(
      Column column, boolean id, Comparison comparison, Object value, String place) {
    if (value instanceof Operand.Variable variable) {
      return variable;
    }
    Object typed = coercion.value(value, column.type(), id, place);
    if (comparison == Comparison.LIKE || comparison == Comparison.ILIKE) {
      LikePattern.check((String) typed, place);
    }
    return constant(column.type(), typed);
  }

  private Operand constant(ValueType type, Object typed) {
    return coercion.isBeingCompiled(type) ? new Operand.Unmade(typed) : new Operand.Constant(typed);
  }
}
