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
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds unknown fields, arguments, types and input keys, and wrong literals, and suggests existing
 * names. It runs before graphql-java's validator, which finds the same mistakes without
 * suggestions.
 */
final class DocumentValidator {
  private static final List<String> EXECUTABLE_DIRECTIVES = List.of("include", "skip");

  private final GraphQLSchema schema;
  private final List<GraphQLDirective> directives;
  private final ValidationErrors errors = new ValidationErrors();
  private final LiteralValidator literals;
  private final MissingKeyHint keys;
  private List<String> fragments = List.of();

  /** The variables of the current operation; null in a fragment, which declares none. */
  private @Nullable List<String> declared;

  /**
   * A validator.
   *
   * @param directives those of the schema that documents may use
   */
  DocumentValidator(GraphQLSchema schema, List<GraphQLDirective> directives, Model model) {
    this.schema = schema;
    this.directives = directives;
    literals = new LiteralValidator(model, errors);
    keys = new MissingKeyHint(model);
  }

  /** The errors of a document, in document order. */
  List<RequestException> validate(Document document) {
    fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .map(FragmentDefinition::getName)
            .toList();
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      @Nullable GraphQLType root = root(operation);
      if (root == null) {
        noSuchOperation(operation);
        continue;
      }
      declared =
          operation.getVariableDefinitions().stream().map(VariableDefinition::getName).toList();
      operation.getDirectives().forEach(this::directive);
      operation.getVariableDefinitions().forEach(this::variable);
      selections(operation.getSelectionSet(), root);
    }
    declared = null;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragment.getDirectives().forEach(this::directive);
      // graphql-java's parser notes no location for the name of the type.
      selections(fragment.getSelectionSet(), type(fragment.getTypeCondition(), fragment));
    }
    return errors.all();
  }

  /** The type of the root fields; null if the schema has no operations of this kind. */
  private @Nullable GraphQLType root(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> null;
    };
  }

  /**
   * Reports an operation whose type the schema lacks. graphql-java's validator fails on some
   * subscriptions without a type instead of reporting them.
   */
  private void noSuchOperation(OperationDefinition operation) {
    String kind =
        switch (operation.getOperation()) {
          case QUERY -> "Query";
          case MUTATION -> "Mutation";
          case SUBSCRIPTION -> "Subscription";
        };
    errors.add(operation, "There is no " + kind + " here: the schema has no type for it.");
  }

  /** The literals of custom scalars in a document, in document order. */
  List<ScalarLiteral> scalarLiterals(Document document) {
    validate(document);
    return literals.customScalars();
  }

  private void variable(VariableDefinition variable) {
    variable.getDirectives().forEach(this::directive);
    TypeName name = named(variable.getType());
    if (schema.getType(name.getName()) == null) {
      unknownType(name, name, known -> known instanceof GraphQLInputType);
      return;
    }
    GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
    // graphql-java's validator reports a type that cannot be resolved.
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

  /**
   * The type of a fragment; an unknown one is reported.
   *
   * @param place where it is reported
   */
  private @Nullable GraphQLType type(TypeName name, Node<?> place) {
    GraphQLType type = schema.getType(name.getName());
    if (type == null) {
      unknownType(name, place, known -> known instanceof GraphQLFieldsContainer);
    }
    return type;
  }

  private void unknownType(TypeName name, Node<?> place, Predicate<GraphQLNamedType> expected) {
    errors.unknown(
        place,
        "There is no type " + name.getName(),
        name.getName(),
        schema.getAllTypesAsList().stream()
            .filter(expected)
            .filter(known -> !known.getName().startsWith("__"))
            .toList());
  }

  private void selections(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
    // graphql-java's validator reports selections on types without fields.
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
          selections(fragment.getSelectionSet(), name == null ? parent : type(name, name));
        }
        case FragmentSpread spread -> {
          spread.getDirectives().forEach(this::directive);
          if (!fragments.contains(spread.getName())) {
            suggest(spread, "The document has no fragment ", "", spread.getName(), fragments);
          }
        }
        default -> {}
      }
    }
  }

  private void fieldOfUnion(Field field, GraphQLUnionType parent) {
    if (!field.getName().equals("__typename")) {
      String type = parent.getTypes().getFirst().getName();
      errors.add(
          field,
          "%s is a union and has no fields of its own: select %s in a fragment, as in ... on %s { %s }."
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
        unknownField(field, parent);
      }
      return;
    }
    for (Argument argument : field.getArguments()) {
      argument(argument, field.getName(), definition.getArguments());
    }
    selections(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
  }

  private void unknownField(Field field, GraphQLFieldsContainer parent) {
    String problem = parent.getName() + " has no field " + field.getName();
    String hint = keys.sentences(parent.getName(), field.getName());
    if (hint.isEmpty()) {
      errors.unknown(field, problem, field.getName(), parent.getFieldDefinitions());
    } else {
      errors.add(field, problem + "." + hint);
    }
  }

  private void directive(Directive directive) {
    String name = directive.getName();
    Optional<GraphQLDirective> definition =
        directives.stream().filter(known -> known.getName().equals(name)).findFirst();
    if (definition.isPresent()) {
      for (Argument argument : directive.getArguments()) {
        argument(argument, "@" + name, definition.get().getArguments());
      }
    } else {
      errors.add(
          directive,
          "There is no directive @"
              + name
              + "."
              + Suggestions.nearest(name, EXECUTABLE_DIRECTIVES)
                  .map(meant -> " Did you mean @" + meant + "?")
                  .orElse(" The directives are @include and @skip."));
    }
  }

  /** Reports a name that is near a known one. graphql-java's validator reports all others. */
  private void suggest(
      Node<?> place, String problem, String sign, String name, List<String> known) {
    Suggestions.nearest(name, known)
        .ifPresent(meant ->
            errors.add(place, problem + sign + name + ". Did you mean " + sign + meant + "?"));
  }

  private void variables(Node<?> node) {
    if (node instanceof VariableReference variable
        && declared != null
        && !declared.contains(variable.getName())) {
      suggest(variable, "The operation declares no variable ", "$", variable.getName(), declared);
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
    errors.unknown(
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
