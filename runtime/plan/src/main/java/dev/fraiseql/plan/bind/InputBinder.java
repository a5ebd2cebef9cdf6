package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the {@code where} argument its meaning.
 *
 * <p>An input is a value as JSON knows it. An {@link Operand.Variable} may stand only where its
 * value cannot change the shape of the filter: as the operand of a comparison, or as the whole list
 * of {@code in}, and known not to be null; see {@link InputShape}.
 */
public final class InputBinder {
  private static final Filter TRUE = new Filter.And(List.of());

  private final Model model;
  private final Coercion coercion;
  private final JsonConditions documents;

  /** A binder of inputs to a model's types. */
  public InputBinder(Model model) {
    this.model = model;
    this.coercion = new Coercion(model);
    documents = new JsonConditions(coercion);
  }

  /**
   * The filter that an input means.
   *
   * @param input a map; null means no condition
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it means none
   */
  public Filter filter(TypeModel type, @Nullable Object input, String place) {
    return input == null ? TRUE : object(type, type.fields(), object(input, place), place);
  }

  private Filter object(TypeModel type, List<FieldModel> fields, Map<?, ?> input, String place) {
    List<Filter> parts = new ArrayList<>();
    input.forEach((key, value) -> parts.add(entry(type, fields, (String) key, value, place)));
    return all(parts);
  }

  private Filter entry(
      TypeModel type, List<FieldModel> fields, String key, @Nullable Object value, String place) {
    String here = place + "." + key;
    if (value == null) {
      throw BadInput.at(
          here, "null is no condition. Leave the key out, or ask for {isNull: true}.");
    }
    return switch (key) {
      case "_and" -> new Filter.And(combined(type, fields, value, here));
      case "_or" -> new Filter.Or(combined(type, fields, value, here));
      case "_not" -> new Filter.Not(object(type, fields, nonEmpty(value, here), here));
      default -> onField(type, fields, key, value, place);
    };
  }

  private List<Filter> combined(
      TypeModel type, List<FieldModel> fields, Object value, String place) {
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String here = place + "[" + i + "]";
      @Nullable Object item = items.get(i);
      if (item == null) {
        throw BadInput.at(here, "null is no condition.");
      }
      parts.add(object(type, fields, object(item, here), here));
    }
    return parts;
  }

  private Filter onField(
      TypeModel type, List<FieldModel> fields, String key, Object value, String place) {
    String here = place + "." + key;
    for (FieldModel field : fields) {
      if (field.name().equals(key)) {
        return switch (field) {
          case ScalarField scalar -> scalar(scalar, nonEmpty(value, here), here);
          case EmbeddedField embedded ->
              object(type, embedded.fields(), nonEmpty(value, here), here);
          case ToOneField toOne -> toOne(toOne, nonEmpty(value, here), here);
          case ToManyField toMany -> toMany(toMany, nonEmpty(value, here), here);
        };
      }
    }
    List<String> known = new ArrayList<>(fields.stream().map(FieldModel::name).toList());
    known.addAll(List.of("_and", "_or", "_not"));
    throw BadInput.at(here, type.name() + " has no such key." + hint(type, fields, key, known));
  }

  private static String hint(
      TypeModel type, List<FieldModel> fields, String key, List<String> known) {
    return Optional.of(type)
        .filter(own -> own.fields().equals(fields))
        .flatMap(own -> ComputedKeys.sentence(own, key))
        .orElseGet(() -> Suggestions.sentence(key, known));
  }

  private Filter scalar(ScalarField field, Map<?, ?> operators, String place) {
    ValueType type = field.column().type();
    if (type.scalar() == Scalar.JSON && !type.list()) {
      return all(documents.filters(field, operators, place));
    }
    List<Filter> parts = new ArrayList<>();
    operators.forEach((key, value) -> parts.add(operator(field, (String) key, value, place)));
    return all(parts);
  }

  private Filter operator(ScalarField field, String key, @Nullable Object value, String place) {
    String here = place + "." + key;
    Operator operator =
        Operator.named(key, Operator.of(field, model), Operator.filterType(field), here);
    return value == null ? onNull(field, operator, here) : onValue(field, operator, value, here);
  }

  private static Filter onNull(ScalarField field, Operator operator, String place) {
    return switch (operator) {
      case EQ -> new Filter.IsNull(field.column());
      case NEQ -> new Filter.Not(new Filter.IsNull(field.column()));
      default -> throw BadInput.at(place, "null is no operand. Leave the key out, or use isNull.");
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
        Comparison comparison = java.util.Objects.requireNonNull(operator.comparison());
        yield new Filter.Length(column, comparison, length(value, place));
      }
      default -> {
        Comparison comparison = java.util.Objects.requireNonNull(operator.comparison());
        // A part of a text is a text, not a value of the scalar that the whole is of.
        Column compared = operator.takesPart() ? column.base() : column;
        yield new Filter.Compare(
            compared, comparison, operand(compared, field.isId(), comparison, value, place));
      }
    };
  }

  static Filter isNull(Filter condition, Object value, String place) {
    if (value instanceof Boolean wanted) {
      return wanted ? condition : new Filter.Not(condition);
    }
    throw BadInput.at(place, "isNull takes true or false.");
  }

  private static Filter notIn(Column column, Operand list) {
    // The empty list excludes nothing, not even a null row, of which SQL's NOT IN would be unsure.
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
              throw new IllegalArgumentException("how many conditions it is depends on the values");
        };
    List<Filter> parts = new ArrayList<>();
    // Without values every list has them all; of a missing list nothing is known.
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
    return coercion.isUnmade(type) ? new Operand.Unmade(typed) : new Operand.Constant(typed);
  }

  private Filter toOne(ToOneField relation, Map<?, ?> input, String place) {
    TypeModel target = model.type(relation.target());
    List<Filter> parts = new ArrayList<>();
    List<Filter> conditions = new ArrayList<>();
    input.forEach((key, value) -> {
      if (key.equals("isNull")) {
        String here = place + ".isNull";
        if (value == null) {
          throw BadInput.at(here, "isNull takes true or false.");
        }
        parts.add(isNull(new Filter.NoRow(relation), value, here));
      } else {
        conditions.add(entry(target, target.fields(), (String) key, value, place));
      }
    });
    if (!conditions.isEmpty()) {
      parts.add(new Filter.ToOne(relation, all(conditions)));
    }
    return all(parts);
  }

  private Filter toMany(ToManyField relation, Map<?, ?> input, String place) {
    TypeModel target = model.type(relation.target());
    List<Filter> parts = new ArrayList<>();
    input.forEach((key, value) -> {
      String here = place + "." + key;
      if (value == null) {
        throw BadInput.at(here, "null is no condition. Leave the key out.");
      }
      // An empty condition is meant here: some row, any row.
      Filter condition = object(target, target.fields(), object(value, here), here);
      parts.add(
          switch ((String) key) {
            case "some" -> new Filter.Some(relation, condition);
            case "every" -> new Filter.Every(relation, condition);
            case "none" -> new Filter.Not(new Filter.Some(relation, condition));
            default ->
                throw BadInput.at(
                    here,
                    "no such key."
                        + Suggestions.sentence((String) key, List.of("some", "every", "none")));
          });
    });
    return all(parts);
  }

  private static Filter all(List<Filter> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private static Map<?, ?> nonEmpty(Object value, String place) {
    Map<?, ?> object = object(value, place);
    if (object.isEmpty()) {
      throw BadInput.at(
          place,
          "an empty object is no condition; a variable in it may be unset. Leave the key out.");
    }
    return object;
  }

  private static Map<?, ?> object(Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw BadInput.at(place, "an input object is expected here.");
  }
}
