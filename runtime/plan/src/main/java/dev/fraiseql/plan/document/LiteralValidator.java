package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.ComputedFieldHint;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks the literals of a document against their types. graphql-java's validator rejects the same
 * ones; the errors of this class also say which type is expected and how its literals are written.
 */
final class LiteralValidator {
  private static final int MAX_SHOWN = 60;
  private static final int MAX_ENUM_VALUES_SHOWN = 12;

  private final Model model;
  private final Coercion coercion;
  private final ValidationErrors errors;
  private final Map<String, ValueType> scalars = new HashMap<>();
  private final List<ScalarLiteral> customScalars = new ArrayList<>();

  LiteralValidator(Model model, ValidationErrors errors) {
    this.model = model;
    coercion = new Coercion(model);
    this.errors = errors;
    for (Scalar scalar : Scalar.values()) {
      switch (scalar) {
        // JSON is checked recursively, enum values against the schema.
        case JSON, ENUM -> {}
        case DECIMAL -> scalars.put(scalar.graphql(), ValueType.decimal(38, 0));
        case DURATION -> scalars.put(scalar.graphql(), ValueType.duration(6));
        default -> scalars.put(scalar.graphql(), ValueType.of(scalar));
      }
    }
    for (ScalarModel scalar : model.scalars()) {
      scalars.put(scalar.name(), scalar.type());
    }
  }

  /** The literals of custom scalars so far, in document order. */
  List<ScalarLiteral> customScalars() {
    return List.copyOf(customScalars);
  }

  /**
   * Reports the errors of a literal.
   *
   * @param place its path: {@code where.total.gte}
   */
  void check(Value<?> value, GraphQLType type, String place) {
    switch (type) {
      case GraphQLNonNull required -> {
        if (value instanceof NullValue) {
          errors.add(
              value,
              "%s: null is given, but a value of type %s is expected."
                  .formatted(place, GraphQLTypeUtil.simplePrint(required.getWrappedType())));
        } else {
          check(value, required.getWrappedType(), place);
        }
      }
      // graphql-java's validator checks the types of variables; null was rejected above.
      case GraphQLType any
          when value instanceof VariableReference || value instanceof NullValue -> {}
      case GraphQLList list -> list(value, list.getWrappedType(), place);
      case GraphQLScalarType scalar when scalar.getName().equals(Scalar.JSON.graphql()) ->
          jsonValue(value, place);
      case GraphQLType one when value instanceof ArrayValue ->
          errors.add(
              value,
              "%s: a list is given, but one value of type %s is expected."
                  .formatted(place, GraphQLTypeUtil.simplePrint(one)));
      case GraphQLInputObjectType object -> object(value, object, place);
      case GraphQLEnumType enumeration -> enumValue(value, enumeration, place);
      case GraphQLScalarType scalar -> scalar(value, scalar.getName(), place);
      default -> {}
    }
  }

  private void list(Value<?> value, GraphQLType element, String place) {
    if (value instanceof ArrayValue array) {
      for (int i = 0; i < array.getValues().size(); i++) {
        check(array.getValues().get(i), element, place + "." + i);
      }
    } else {
      check(value, element, place); // a single value means a list of one
    }
  }

  private void object(Value<?> value, GraphQLInputObjectType type, String place) {
    if (!(value instanceof ObjectValue object)) {
      errors.add(
          value,
          "%s: %s is given, but an object in braces is expected: %s."
              .formatted(place, shown(value), type.getName()));
      return;
    }
    Set<String> given = new HashSet<>();
    for (ObjectField field : object.getObjectFields()) {
      GraphQLInputObjectField known = type.getFieldDefinition(field.getName());
      if (known == null) {
        // At the object's location, because graphql-java keeps none for its keys.
        String problem = type.getName() + " has no key " + field.getName();
        ComputedFieldHint.sentence(model, type.getName(), field.getName())
            .ifPresentOrElse(
                why -> errors.add(object, problem + "." + why),
                () -> errors.unknown(object, problem, field.getName(), type.getFieldDefinitions()));
      } else {
        check(field.getValue(), known.getType(), place + "." + field.getName());
      }
      if (!given.add(field.getName())) {
        errors.add(object, "%s: the key %s is given twice.".formatted(place, field.getName()));
      }
    }
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      if (GraphQLTypeUtil.isNonNull(field.getType())
          && !field.hasSetDefaultValue()
          && !given.contains(field.getName())) {
        errors.add(
            object,
            "%s: the key %s is missing; %s requires it, of type %s."
                .formatted(
                    place,
                    field.getName(),
                    type.getName(),
                    GraphQLTypeUtil.simplePrint(field.getType())));
      }
    }
  }

  private void enumValue(Value<?> value, GraphQLEnumType type, String place) {
    List<String> names =
        type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
    switch (value) {
      case EnumValue given when names.contains(given.getName()) -> {}
      case EnumValue given ->
          errors.add(
              value,
              "%s: %s is no value of %s.%s"
                  .formatted(
                      place, shown(given), type.getName(), valuesOf(given.getName(), names)));
      case StringValue given when names.contains(given.getValue()) ->
          errors.add(
              value,
              "%s: %s is a String. Write the value of %s without quotation marks: %s."
                  .formatted(place, shown(given), type.getName(), given.getValue()));
      default ->
          errors.add(
              value,
              "%s: %s is no value of %s.%s"
                  .formatted(place, shown(value), type.getName(), valuesOf("", names)));
    }
  }

  private static String valuesOf(String wrong, List<String> names) {
    String nearest = Suggestions.sentence(wrong, names);
    return nearest.isEmpty() && names.size() <= MAX_ENUM_VALUES_SHOWN
        ? " Its values are " + String.join(", ", names) + "."
        : nearest;
  }

  private void scalar(Value<?> value, String name, String place) {
    if (name.equals("ID")) {
      if (!(value instanceof StringValue || value instanceof IntValue)) {
        errors.add(
            value, "%s: %s is not an ID: a String or an Int.".formatted(place, shown(value)));
      }
      return;
    }
    ValueType type = scalars.get(name);
    if (type == null) {
      return;
    }
    if (value instanceof EnumValue || value instanceof ObjectValue) {
      errors.add(
          value, "%s: %s is given, but a %s is expected.".formatted(place, shown(value), name));
      return;
    }
    try {
      coercion.value(json(value), type, false, place);
      if (type.custom() != null) {
        customScalars.add(new ScalarLiteral(name, json(value), place));
      }
    } catch (RequestException e) {
      boolean unquoted =
          (type.scalar() == Scalar.STRING || type.isCustomText())
              && !(value instanceof StringValue);
      errors.add(
          value,
          e.getMessage()
              + (unquoted ? " Write it in quotation marks: \"" + shown(value) + "\"." : ""));
    }
  }

  /** Checks a JSON literal, which may contain variables. */
  private void jsonValue(Value<?> value, String place) {
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.getValues().size(); i++) {
          jsonValue(array.getValues().get(i), place + "." + i);
        }
      }
      case ObjectValue object -> {
        Set<String> given = new HashSet<>();
        for (ObjectField field : object.getObjectFields()) {
          String here = place + "." + field.getName();
          if (!given.add(field.getName())) {
            errors.add(object, "%s: the key is given twice.".formatted(here));
          }
          jsonValue(field.getValue(), here);
        }
      }
      case EnumValue name ->
          errors.add(
              value,
              "%s: %s is no JSON value. Write a text in quotation marks: \"%s\"."
                  .formatted(place, name.getName(), name.getName()));
      case NullValue nothing -> {}
      case VariableReference variable -> {}
      default -> {
        try {
          coercion.value(json(value), ValueType.of(Scalar.JSON), false, place);
        } catch (RequestException e) {
          errors.add(value, Objects.requireNonNull(e.getMessage()));
        }
      }
    }
  }

  private static Object json(Value<?> value) {
    Object json = LiteralValues.json(value, name -> 0);
    if (json == null) {
      throw new IllegalStateException("null is checked by its caller");
    }
    return json;
  }

  /** A literal as errors show it: truncated. */
  private static String shown(Value<?> value) {
    String text = AstPrinter.printAstCompact(value);
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
