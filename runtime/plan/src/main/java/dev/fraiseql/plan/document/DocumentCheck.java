package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import graphql.execution.TypeFromAST;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds unknown fields, arguments, types and input keys, and wrong values, and says what may have
 * been meant. The specification's validation finds them too, but only says that they are wrong.
 */
final class DocumentCheck {
  private final GraphQLSchema schema;
  private final Problems problems = new Problems();
  private final LiteralCheck literals;

  DocumentCheck(GraphQLSchema schema, Model model) {
    this.schema = schema;
    literals = new LiteralCheck(model, problems);
  }

  /** What is wrong with a document, in its order. */
  List<RequestException> check(Document document) {
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
        operation.getVariableDefinitions().forEach(this::variable);
        selections(operation.getSelectionSet(), schema.getQueryType());
      }
    }
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      selections(fragment.getSelectionSet(), type(fragment.getTypeCondition()));
    }
    return problems.errors();
  }

  private void variable(VariableDefinition variable) {
    GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
    // A default of a type that is none is left to the validator.
    if (type != null && variable.getDefaultValue() != null) {
      literals.check(variable.getDefaultValue(), type, "$" + variable.getName());
    }
  }

  private @Nullable GraphQLType type(TypeName name) {
    GraphQLType type = schema.getType(name.getName());
    if (type == null) {
      problems.unknown(
          name,
          "There is no type " + name.getName(),
          name.getName(),
          schema.getAllTypesAsList().stream()
              .filter(known -> known instanceof GraphQLFieldsContainer)
              .filter(known -> !known.getName().startsWith("__"))
              .toList());
    }
    return type;
  }

  private void selections(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
    // What is selected on no known object is left to the validator.
    if (selections == null || !(parent instanceof GraphQLFieldsContainer container)) {
      return;
    }
    for (Object selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> field(field, container);
        case InlineFragment fragment -> {
          fragment.getDirectives().forEach(this::directive);
          TypeName name = fragment.getTypeCondition();
          selections(fragment.getSelectionSet(), name == null ? parent : type(name));
        }
        case FragmentSpread spread -> spread.getDirectives().forEach(this::directive);
        default -> {}
      }
    }
  }

  private void field(Field field, GraphQLFieldsContainer parent) {
    field.getDirectives().forEach(this::directive);
    @Nullable GraphQLFieldDefinition definition =
        field.getName().startsWith("__")
            ? introspection(field, parent)
            : parent.getFieldDefinition(field.getName());
    if (definition == null) {
      if (!field.getName().startsWith("__")) {
        problems.unknown(
            field,
            parent.getName() + " has no field " + field.getName(),
            field.getName(),
            parent.getFieldDefinitions());
      }
      return;
    }
    for (Argument argument : field.getArguments()) {
      argument(argument, field.getName(), definition.getArguments());
    }
    selections(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
  }

  private void directive(Directive directive) {
    GraphQLDirective definition = schema.getDirective(directive.getName());
    if (definition != null) {
      for (Argument argument : directive.getArguments()) {
        argument(argument, "@" + directive.getName(), definition.getArguments());
      }
    }
  }

  private void argument(Argument argument, String of, List<GraphQLArgument> known) {
    for (GraphQLArgument definition : known) {
      if (definition.getName().equals(argument.getName())) {
        literals.check(argument.getValue(), definition.getType(), argument.getName());
        return;
      }
    }
    problems.unknown(
        argument, of + " has no argument " + argument.getName(), argument.getName(), known);
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
}
