package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.execution.TypeFromAST;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds unknown fields, arguments, types and input keys, and wrong values, and says what may have
 * been meant. The specification's validation finds them too, but only says that they are wrong.
 */
final class DocumentCheck {
  private final GraphQLSchema schema;
  private final Problems problems = new Problems();
  private final LiteralCheck literals;
  private List<String> fragments = List.of();

  /** The variables of the operation that is looked at; null in a fragment, which has none. */
  private @Nullable List<String> declared;

  DocumentCheck(GraphQLSchema schema, Model model) {
    this.schema = schema;
    literals = new LiteralCheck(model, problems);
  }

  /** What is wrong with a document, in its order. */
  List<RequestException> check(Document document) {
    fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .map(FragmentDefinition::getName)
            .toList();
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
        declared =
            operation.getVariableDefinitions().stream().map(VariableDefinition::getName).toList();
        operation.getVariableDefinitions().forEach(this::variable);
        selections(operation.getSelectionSet(), schema.getQueryType());
      }
    }
    declared = null;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      selections(fragment.getSelectionSet(), type(fragment.getTypeCondition()));
    }
    return problems.errors();
  }

  /** The values that a document writes out for scalars of the author's, in their order. */
  List<ScalarLiteral> scalarLiterals(Document document) {
    check(document);
    return literals.ofAuthors();
  }

  private void variable(VariableDefinition variable) {
    TypeName name = named(variable.getType());
    if (schema.getType(name.getName()) == null) {
      unknownType(name, known -> known instanceof GraphQLInputType);
      return;
    }
    GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
    // A default of a type that is none is left to the validator.
    if (type != null && variable.getDefaultValue() != null) {
      literals.check(variable.getDefaultValue(), type, "$" + variable.getName());
    }
  }

  private static TypeName named(Type<?> type) {
    return switch (type) {
      case NonNullType required -> named(required.getType());
      case ListType list -> named(list.getType());
      default -> (TypeName) type;
    };
  }

  private @Nullable GraphQLType type(TypeName name) {
    GraphQLType type = schema.getType(name.getName());
    if (type == null) {
      unknownType(name, known -> known instanceof GraphQLFieldsContainer);
    }
    return type;
  }

  private void unknownType(TypeName name, Predicate<GraphQLNamedType> expected) {
    problems.unknown(
        name,
        "There is no type " + name.getName(),
        name.getName(),
        schema.getAllTypesAsList().stream()
            .filter(expected)
            .filter(known -> !known.getName().startsWith("__"))
            .toList());
  }

  private void selections(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
    // What is selected on no known object is left to the validator.
    if (selections == null
        || !(parent instanceof GraphQLFieldsContainer || parent instanceof GraphQLUnionType)) {
      return;
    }
    for (Object selection : selections.getSelections()) {
      switch (selection) {
        case Field field when parent instanceof GraphQLFieldsContainer container ->
            field(field, container);
        case Field field -> fieldOfUnion(field, (GraphQLUnionType) parent);
        case InlineFragment fragment -> {
          fragment.getDirectives().forEach(this::directive);
          TypeName name = fragment.getTypeCondition();
          selections(fragment.getSelectionSet(), name == null ? parent : type(name));
        }
        case FragmentSpread spread -> {
          spread.getDirectives().forEach(this::directive);
          if (!fragments.contains(spread.getName())) {
            perhapsMeant(spread, "The document has no fragment ", "", spread.getName(), fragments);
          }
        }
        default -> {}
      }
    }
  }

  private void fieldOfUnion(Field field, GraphQLUnionType parent) {
    if (!field.getName().equals("__typename")) {
      String type = parent.getTypes().getFirst().getName();
      problems.add(
          field,
          "%s is a union and has no field of its own: ask for %s in a fragment, as in ... on %s { %s }."
              .formatted(parent.getName(), field.getName(), type, field.getName()));
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
    if (definition == null) {
      List<String> known = schema.getDirectives().stream().map(GraphQLDirective::getName).toList();
      perhapsMeant(directive, "There is no directive ", "@", directive.getName(), known);
    } else {
      for (Argument argument : directive.getArguments()) {
        argument(argument, "@" + directive.getName(), definition.getArguments());
      }
    }
  }

  /** Reports a name that is near one of those known. What is near none, the validator finds. */
  private void perhapsMeant(
      Node<?> place, String problem, String sign, String name, List<String> known) {
    Suggestions.nearest(name, known)
        .ifPresent(meant ->
            problems.add(place, problem + sign + name + ". Did you mean " + sign + meant + "?"));
  }

  private void variables(Node<?> node) {
    if (node instanceof VariableReference variable
        && declared != null
        && !declared.contains(variable.getName())) {
      perhapsMeant(
          variable, "The operation declares no variable ", "$", variable.getName(), declared);
    }
    node.getChildren().forEach(this::variables);
  }

  private void argument(Argument argument, String of, List<GraphQLArgument> known) {
    variables(argument.getValue());
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
