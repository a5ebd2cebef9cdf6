package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds the {@code where} argument: turns the input into a {@link Filter}.
 *
 * <p>An input is a JSON value. An {@link Operand.Variable} is allowed only where its value cannot
 * change the shape of the filter: as the operand of a comparison or as the whole list of {@code
 * in}, and of a non-null type; see {@link InputShape}.
 */
public final class FilterBinder {
  private final Model model;
  private final ScalarFilterBinder scalars;

  /** A binder for a model's types. */
  public FilterBinder(Model model) {
    this.model = model;
    scalars = new ScalarFilterBinder(model);
  }

  /**
   * The filter of an input.
   *
   * @param input a map; null, or one that was written empty, means no condition. One whose keys
   *     were all {@linkplain InputShape#resolve left out} is an error, as is an empty map within
   * @param place the input's path in the request, for errors
   * @throws RequestException BAD_USER_INPUT if the input is not a filter of the type
   */
  public Filter filter(TypeModel type, @Nullable Object input, String place) {
    return input == null
        ? ScalarFilterBinder.TRUE
        : object(type, type.fields(), object(input, place), place);
  }

  private Filter object(TypeModel type, List<FieldModel> fields, Map<?, ?> input, String place) {
    List<Filter> parts = new ArrayList<>();
    input.forEach((key, value) -> parts.add(entry(type, fields, (String) key, value, place)));
    return ScalarFilterBinder.all(parts);
  }

  private Filter entry(
      TypeModel type, List<FieldModel> fields, String key, @Nullable Object value, String place) {
    String here = place + "." + key;
    if (value == null) {
      throw BadInput.at(here, "null is no condition. Leave the key out, or use {isNull: true}.");
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
      String here = place + "." + i;
      @Nullable Object item = items.get(i);
      if (item == null) {
        throw BadInput.at(here, "null is no condition.");
      }
      parts.add(object(type, fields, nonEmpty(item, here), here));
    }
    return parts;
  }

  private Filter onField(
      TypeModel type, List<FieldModel> fields, String key, Object value, String place) {
    String here = place + "." + key;
    for (FieldModel field : fields) {
      if (field.name().equals(key)) {
        return switch (field) {
          case ScalarField scalar -> scalars.filter(scalar, fields, nonEmpty(value, here), here);
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
        .flatMap(own -> ComputedFieldHint.sentence(own, key))
        .orElseGet(() -> Suggestions.sentence(key, known));
  }

  private Filter toOne(ToOneField relation, Map<?, ?> input, String place) {
    TypeModel target = model.type(relation.target());
    List<Filter> parts = new ArrayList<>();
    List<Filter> conditions = new ArrayList<>();
    input.forEach((key, value) -> {
      if (key.equals("isNull")) {
        String here = place + ".isNull";
        parts.add(ScalarFilterBinder.isNull(new Filter.NoRow(relation), value, here));
      } else {
        conditions.add(entry(target, target.fields(), (String) key, value, place));
      }
    });
    if (!conditions.isEmpty()) {
      parts.add(new Filter.ToOne(relation, ScalarFilterBinder.all(conditions)));
    }
    return ScalarFilterBinder.all(parts);
  }

  private Filter toMany(ToManyField relation, Map<?, ?> input, String place) {
    TypeModel target = model.type(relation.target());
    List<Filter> parts = new ArrayList<>();
    input.forEach((key, value) -> {
      String here = place + "." + key;
      if (value == null) {
        throw BadInput.at(here, "null is no condition. Leave the key out.");
      }
      // An empty condition is allowed here: {some: {}} means that there is a row.
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
    return ScalarFilterBinder.all(parts);
  }

  private static Map<?, ?> nonEmpty(Object value, String place) {
    Map<?, ?> object = object(value, place);
    if (object.isEmpty()) {
      throw noCondition(place);
    }
    return object;
  }

  /** An object, which may have been written empty, but not be empty for lack of variables. */
  private static Map<?, ?> object(Object value, String place) {
    if (InputShape.isAllUnset(value)) {
      throw noCondition(place);
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw BadInput.at(place, "an input object is expected here.");
  }

  private static RequestException noCondition(String place) {
    return BadInput.at(
        place, "an empty object is no condition; a variable in it may be unset. Leave it out.");
  }
}
