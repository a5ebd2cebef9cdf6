package dev.fraiseql.plan.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads values, keys, objects and lists within inputs. Thread-safe. */
final class InputValues {
  private final Model model;
  private final Coercion coercion;

  InputValues(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /** The key of a row that another one refers to; empty, with an error, if it is none. */
  List<Object> key(String target, @Nullable Object value, String place, InputErrors errors) {
    if (value instanceof Operand.Variable) {
      return List.of();
    }
    TypeModel type = model.type(target);
    Map<?, ?> given = object(value, place, errors);
    List<Object> key = new ArrayList<>();
    for (ScalarField part : type.key()) {
      String here = place + "." + part.name();
      @Nullable Object json = given.get(part.name());
      if (json == null) {
        errors.add(here, "a value is required.");
      } else {
        @Nullable Object read = value(part, json, here, errors);
        if (read != null) {
          key.add(read);
        }
      }
    }
    List<String> names = type.key().stream().map(ScalarField::name).toList();
    for (Object name : given.keySet()) {
      if (!names.contains((String) name)) {
        String problem = InputNames.key(target) + " has no field " + name + ".";
        errors.addShape(place + "." + name, problem + Suggestions.sentence((String) name, names));
      }
    }
    return key;
  }

  /**
   * The value of a field.
   *
   * @param json not null
   * @return null, with an error, if it is none
   */
  @Nullable Object value(ScalarField field, Object json, String place, InputErrors errors) {
    if (json instanceof Operand.Variable) {
      return json;
    }
    try {
      Column column = field.column();
      Object value = coercion.value(json, column.type(), field.isId(), place);
      @Nullable String problem = ColumnRange.problem(column, value);
      if (problem == null) {
        return value;
      }
      errors.addCoercion(place, new RequestException(ErrorCode.BAD_USER_INPUT, place + problem));
    } catch (RequestException e) {
      errors.addCoercion(place, e);
    }
    return null;
  }

  /** The field that an entry of an input sets; null, with an error, if there is none. */
  static @Nullable FieldModel find(
      WritableType type,
      List<FieldModel> fields,
      String name,
      Predicate<FieldModel> isInput,
      String place,
      InputErrors errors) {
    for (FieldModel field : fields) {
      if (field.name().equals(name) && isInput.test(field)) {
        return field;
      }
    }
    List<String> known = fields.stream().filter(isInput).map(FieldModel::name).toList();
    boolean exists = fields.stream().anyMatch(field -> field.name().equals(name));
    String problem =
        exists
            ? "this field cannot be given here."
            : type.type().name() + " has no such field." + Suggestions.sentence(name, known);
    errors.addShape(place, problem);
    return null;
  }

  /** An input object; empty, with an error, if it is none. */
  static Map<?, ?> object(@Nullable Object input, String place, InputErrors errors) {
    if (input instanceof Map<?, ?> map) {
      return map;
    }
    if (!(input instanceof Operand.Variable)) {
      errors.addShape(place, "an input object is expected here.");
    }
    return Map.of();
  }

  /** The items of a list, or the only one; empty, with an error, if it is null. */
  static List<?> items(@Nullable Object value, String place, InputErrors errors) {
    return switch (value) {
      case List<?> list -> list;
      case null -> {
        errors.add(place, "null is no list. Leave the field out.");
        yield List.of();
      }
      case Operand.Variable variable -> List.of();
      default -> List.of(value);
    };
  }
}
