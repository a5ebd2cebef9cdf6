package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Map;

/**
 * Checks a row of an event that somebody has written: it has all fields of the type that have
 * columns, each with a value of the form that events have. Immutable.
 */
public final class EventRowCheck {
  private final Model model;
  private final Coercion coercion;

  /** A check for the types of a model. */
  public EventRowCheck(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /**
   * Checks a row.
   *
   * @param row a JSON object, as requests are read
   * @param place what the errors call it
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the row is not one of the type
   */
  public void check(Map<?, ?> row, TypeModel type, String place) {
    check(row, type.fields(), type.name(), place);
  }

  private void check(
      Map<?, ?> object, List<? extends FieldModel> fields, String type, String place) {
    List<? extends FieldModel> recorded =
        fields.stream().filter(field -> !(field instanceof ToManyField)).toList();
    List<String> names = recorded.stream().map(FieldModel::name).toList();
    for (Object name : object.keySet()) {
      if (!names.contains(name)) {
        throw BadInput.at(
            place + '.' + name,
            "events of "
                + type
                + " have no such field."
                + Suggestions.sentence(String.valueOf(name), names));
      }
    }
    for (FieldModel field : recorded) {
      Object value = object.get(field.name());
      String path = place + '.' + field.name();
      if (value != null) {
        check(value, field, path);
      } else if (!field.nullable()) {
        throw BadInput.at(path, "the field is missing or null, and must not be.");
      }
    }
  }

  private void check(Object value, FieldModel field, String place) {
    switch (field) {
      case ScalarField scalar -> check(value, scalar, place);
      case EmbeddedField embedded ->
          check(object(value, place), embedded.fields(), embedded.type(), place);
      case ToOneField toOne -> {
        TypeModel target = model.type(toOne.target());
        check(object(value, place), target.key(), "the key of " + target.name(), place);
      }
      case ToManyField _ -> throw new IllegalArgumentException("no column: " + place);
    }
  }

  /** Inputs may have other forms than events: numbers as keys, and single values as lists. */
  private void check(Object value, ScalarField field, String place) {
    if (field.isId() && !(value instanceof String)) {
      throw BadInput.notA(value, "an ID: a string", place);
    }
    if (field.column().type().list() && !(value instanceof List)) {
      throw BadInput.notA(value, "a list", place);
    }
    coercion.value(value, field.column().type(), field.isId(), place);
  }

  private static Map<?, ?> object(Object value, String place) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw BadInput.notA(value, "an object", place);
  }
}
