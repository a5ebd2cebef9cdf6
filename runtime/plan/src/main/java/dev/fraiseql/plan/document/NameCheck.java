package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds unknown fields, arguments and input keys, and says what may have been meant. The
 * specification's validation finds them too, but only says that they are unknown.
 */
final class NameCheck {
  private final GraphQLSchema schema;
  private final List<RequestException> errors = new ArrayList<>();

  NameCheck(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** What is unknown in a document, in its order. */
  List<RequestException> check(Document document) {
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
        selections(operation.getSelectionSet(), schema.getQueryType());
      }
    }
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      selections(fragment.getSelectionSet(), schema.getType(fragment.getTypeCondition().getName()));
    }
    return errors;
  }

  private void selections(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
    // What is selected on no known object is left to the validator.
    if (selections == null || !(parent instanceof GraphQLFieldsContainer container)) {
      return;
    }
    for (Object selection : selections.getSelections()) {
      if (selection instanceof Field field) {
        field(field, container);
      } else if (selection instanceof InlineFragment fragment) {
        GraphQLType type =
            fragment.getTypeCondition() == null
                ? parent
                : schema.getType(fragment.getTypeCondition().getName());
        selections(fragment.getSelectionSet(), type);
      }
    }
  }

  private void field(Field field, GraphQLFieldsContainer parent) {
    @Nullable GraphQLFieldDefinition definition =
        field.getName().startsWith("__")
            ? introspection(field, parent)
            : parent.getFieldDefinition(field.getName());
    if (definition == null) {
      if (!field.getName().startsWith("__")) {
        List<String> known = names(parent.getFieldDefinitions());
        unknown(
            field, parent.getName() + " has no field " + field.getName(), field.getName(), known);
      }
      return;
    }
    for (Argument argument : field.getArguments()) {
      @Nullable GraphQLArgument known = definition.getArgument(argument.getName());
      if (known == null) {
        List<String> names = names(definition.getArguments());
        String problem = field.getName() + " has no argument " + argument.getName();
        unknown(argument, problem, argument.getName(), names);
      } else {
        input(argument.getValue(), known.getType());
      }
    }
    selections(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
  }

  private @Nullable GraphQLFieldDefinition introspection(
      Field field, GraphQLFieldsContainer parent) {
    return parent.equals(schema.getQueryType())
        ? switch (field.getName()) {
          case "__schema" -> Introspection.SchemaMetaFieldDef;
          case "__type" -> Introspection.TypeMetaFieldDef;
          default -> null;
        }
        : null;
  }

  private void input(Value<?> value, GraphQLType type) {
    if (value instanceof ArrayValue array) {
      array.getValues().forEach(item -> input(item, type));
    } else if (value instanceof ObjectValue object
        && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType expected) {
      for (ObjectField field : object.getObjectFields()) {
        var known = expected.getFieldDefinition(field.getName());
        if (known == null) {
          String problem = expected.getName() + " has no key " + field.getName();
          // graphql-java does not note where a key of an object stands, but where the object does.
          unknown(object, problem, field.getName(), names(expected.getFieldDefinitions()));
        } else {
          input(field.getValue(), known.getType());
        }
      }
    }
  }

  private static List<String> names(Collection<? extends GraphQLNamedSchemaElement> elements) {
    return elements.stream().map(GraphQLNamedSchemaElement::getName).toList();
  }

  private void unknown(Node<?> place, String problem, String name, Collection<String> known) {
    errors.add(
        new RequestException(
            ErrorCode.GRAPHQL_VALIDATION_FAILED,
            problem + "." + Suggestions.sentence(name, known),
            List.of(),
            DocumentReader.locations(List.of(place.getSourceLocation()))));
  }
}
