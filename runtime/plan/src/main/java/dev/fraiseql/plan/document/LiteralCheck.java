package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.ComputedKeys;
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
 * Holds the values that a document writes out against the types they stand for. The specification's
 * validation refuses the same ones; this says of each what it is, what is expected in its place,
 * and how that is written.
 */
final class LiteralCheck {
  private static final int LONGEST_SHOWN = 60;
  private static final int MOST_ENUM_VALUES_SHOWN = 12;

  private final Model model;
  private final Coercion coercion;
  private final Problems problems;
  private final Map<String, ValueType> scalars = new HashMap<>();
  private final List<ScalarLiteral> ofAuthors = new ArrayList<>();

  LiteralCheck(Model model, Problems problems) {
    this.model = model;
    coercion = new Coercion(model);
    this.problems = problems;
    for (Scalar scalar : Scalar.values()) {
      switch (scalar) {
        // JSON is looked into, and which values an enum has the schema knows.
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

  /** The values so far that stand for scalars of the author's, in their order. */
  List<ScalarLiteral> ofAuthors() {
    return List.copyOf(ofAuthors);
  }

  /**
   * Reports what is wrong with a value.
   *
   * @param place where it stands, as in {@code where.total.gte}
   */
  void check(Value<?> value, GraphQLType type, String place) {
    switch (type) {
      case GraphQLNonNull required -> {
        if (value instanceof NullValue) {
          problems.add(
              value,
              "%s: null is given, but a value of type %s is expected."
                  .formatted(place, GraphQLTypeUtil.simplePrint(required.getWrappedType())));
        } else {
          check(value, required.getWrappedType(), place);
        }
      }
      // What stands for a variable, the validator finds out; null is refused above.
      case GraphQLType any
          when value instanceof VariableReference || value instanceof NullValue -> {}
      case GraphQLList list -> list(value, list.getWrappedType(), place);
      case GraphQLScalarType scalar when scalar.getName().equals(Scalar.JSON.graphql()) ->
          jsonValue(value, place);
      case GraphQLType one when value instanceof ArrayValue ->
          problems.add(
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
        check(array.getValues().get(i), element, place + "[" + i + "]");
      }
    } else {
      check(value, element, place); // a value stands for a list of it
    }
  }

  private void object(Value<?> value, GraphQLInputObjectType type, String place) {
    if (!(value instanceof ObjectValue object)) {
      problems.add(
          value,
          "%s: %s is given, but an object in braces is expected: %s."
              .formatted(place, shown(value), type.getName()));
      return;
    }
    Set<String> given = new HashSet<>();
    for (ObjectField field : object.getObjectFields()) {
      GraphQLInputObjectField known = type.getFieldDefinition(field.getName());
      if (known == null) {
        // graphql-java does not note where a key of an object stands, but where the object does.
        String problem = type.getName() + " has no key " + field.getName();
        ComputedKeys.sentence(model, type.getName(), field.getName())
            .ifPresentOrElse(
                why -> problems.add(object, problem + "." + why),
                () ->
                    problems.unknown(object, problem, field.getName(), type.getFieldDefinitions()));
      } else {
        check(field.getValue(), known.getType(), place + "." + field.getName());
      }
      if (!given.add(field.getName())) {
        problems.add(object, "%s: the key %s is given twice.".formatted(place, field.getName()));
      }
    }
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      if (GraphQLTypeUtil.isNonNull(field.getType())
          && !field.hasSetDefaultValue()
          && !given.contains(field.getName())) {
        problems.add(
            object,
            "%s: the key %s is missing; %s asks for one of type %s."
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
          problems.add(
              value,
              "%s: %s is no value of %s.%s"
                  .formatted(
                      place, shown(given), type.getName(), valuesOf(given.getName(), names)));
      case StringValue given when names.contains(given.getValue()) ->
          problems.add(
              value,
              "%s: %s is a String. Write the value of %s without quotation marks: %s."
                  .formatted(place, shown(given), type.getName(), given.getValue()));
      default ->
          problems.add(
              value,
              "%s: %s is no value of %s.%s"
                  .formatted(place, shown(value), type.getName(), valuesOf("", names)));
    }
  }

  private static String valuesOf(String wrong, List<String> names) {
    String nearest = Suggestions.sentence(wrong, names);
    return nearest.isEmpty() && names.size() <= MOST_ENUM_VALUES_SHOWN
        ? " Its values are " + String.join(", ", names) + "."
        : nearest;
  }

  private void scalar(Value<?> value, String name, String place) {
    if (name.equals("ID")) {
      if (!(value instanceof StringValue || value instanceof IntValue)) {
        problems.add(
            value, "%s: %s is not an ID: a String or an Int.".formatted(place, shown(value)));
      }
      return;
    }
    ValueType type = scalars.get(name);
    if (type == null) {
      return;
    }
    if (value instanceof EnumValue || value instanceof ObjectValue) {
      problems.add(
          value, "%s: %s is given, but a %s is expected.".formatted(place, shown(value), name));
      return;
    }
    try {
      coercion.value(json(value), type, false, place);
      if (type.custom() != null) {
        ofAuthors.add(new ScalarLiteral(name, json(value), place));
      }
    } catch (RequestException e) {
      boolean unquoted =
          (type.scalar() == Scalar.STRING || type.isCustomText())
              && !(value instanceof StringValue);
      problems.add(
          value,
          e.getMessage()
              + (unquoted ? " Write it in quotation marks: \"" + shown(value) + "\"." : ""));
    }
  }

  /** A JSON value, which may have variables in it. */
  private void jsonValue(Value<?> value, String place) {
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.getValues().size(); i++) {
          jsonValue(array.getValues().get(i), place + "[" + i + "]");
        }
      }
      case ObjectValue object -> {
        Set<String> given = new HashSet<>();
        for (ObjectField field : object.getObjectFields()) {
          String here = place + "." + field.getName();
          if (!given.add(field.getName())) {
            problems.add(object, "%s: the key is given twice.".formatted(here));
          }
          jsonValue(field.getValue(), here);
        }
      }
      case EnumValue name ->
          problems.add(
              value,
              "%s: %s is no JSON value. Write a text in quotation marks: \"%s\"."
                  .formatted(place, name.getName(), name.getName()));
      case NullValue nothing -> {}
      case VariableReference variable -> {}
      default -> {
        try {
          coercion.value(json(value), ValueType.of(Scalar.JSON), false, place);
        } catch (RequestException e) {
          problems.add(value, Objects.requireNonNull(e.getMessage()));
        }
      }
    }
  }

  private static Object json(Value<?> value) {
    Object json = Literals.json(value, name -> 0);
    if (json == null) {
      throw new IllegalStateException("null was left to the type that allows it");
    }
    return json;
  }

  /** A value as it is written, but not all of it if it is long. */
  private static String shown(Value<?> value) {
    String text = AstPrinter.printAstCompact(value);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
