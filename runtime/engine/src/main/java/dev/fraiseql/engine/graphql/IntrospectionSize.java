package dev.fraiseql.engine.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLModifiedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields in the response to an introspection, without executing it. Each selection is
 * counted once per schema element, however often the response repeats it.
 *
 * <p>The count is an upper bound: it includes deprecated elements, fields that @skip or @include
 * exclude, and fields that are merged.
 */
final class IntrospectionSize {
  private final GraphQLSchema schema;
  private final List<GraphQLDirective> directives;
  private final Map<String, Object> variables;
  private final long maximum;
  private final Map<String, SelectionSet> fragments = new HashMap<>();
  private final Map<Selected, Long> counted = new HashMap<>();
  private long steps;

  private record Selected(SelectionSet selections, Object element) {}

  private IntrospectionSize(
      SchemaElements elements, Document document, Map<String, Object> variables, long maximum) {
    schema = elements.schema();
    directives = elements.directives();
    this.variables = variables;
    this.maximum = maximum;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment.getSelectionSet());
    }
  }

  /**
   * What can be introspected.
   *
   * @param directives those of the schema that are offered
   */
  record SchemaElements(GraphQLSchema schema, List<GraphQLDirective> directives) {}

  /**
   * The number of fields.
   *
   * @param document valid; its fields other than introspection fields count one each
   * @param operationName null for the only operation
   * @param maximum the counting stops when it is exceeded
   * @return a number above the maximum if it is exceeded
   */
  static long of(
      SchemaElements elements,
      Document document,
      @Nullable String operationName,
      Map<String, Object> variables,
      long maximum) {
    Optional<OperationDefinition> operation =
        document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(each -> operationName == null || operationName.equals(each.getName()))
            .findFirst();
    IntrospectionSize size = new IntrospectionSize(elements, document, variables, maximum);
    return operation.map(each -> size.root(each.getSelectionSet())).orElse(0L);
  }

  private long root(SelectionSet selections) {
    long sum = 0;
    for (Selection<?> selection : selections.getSelections()) {
      sum =
          sum(
              sum,
              switch (selection) {
                case Field field -> field(field, rootElements(field));
                case InlineFragment inline -> root(inline.getSelectionSet());
                case FragmentSpread spread -> root(fragment(spread));
                default -> 0;
              });
    }
    return sum;
  }

  private List<?> rootElements(Field field) {
    return switch (field.getName()) {
      case "__schema" -> List.of(schema);
      case "__type" -> {
        Object type = schema.getType(name(field.getArguments().getFirst().getValue()));
        yield type == null ? List.of() : List.of(type);
      }
      default -> List.of();
    };
  }

  private String name(Value<?> value) {
    return switch (value) {
      case StringValue text -> String.valueOf(text.getValue());
      case VariableReference variable -> String.valueOf(variables.get(variable.getName()));
      default -> "";
    };
  }

  private long within(@Nullable SelectionSet selections, Object element) {
    if (selections == null) {
      return 0;
    }
    Selected key = new Selected(selections, element);
    Long known = counted.get(key);
    if (known == null) {
      known = count(selections, element);
      counted.put(key, known);
    }
    return known;
  }

  private long count(SelectionSet selections, Object element) {
    long sum = 0;
    for (Selection<?> selection : selections.getSelections()) {
      sum =
          sum(
              sum,
              switch (selection) {
                case Field field -> field(field, elements(field.getName(), element));
                case InlineFragment inline -> within(inline.getSelectionSet(), element);
                case FragmentSpread spread -> within(fragment(spread), element);
                default -> 0;
              });
    }
    return sum;
  }

  private long field(Field field, List<?> elements) {
    long sum = 1;
    if (++steps > maximum) {
      return maximum + 1; // each step is a field of the response
    }
    for (Object element : elements) {
      sum = sum(sum, within(field.getSelectionSet(), element));
    }
    return sum;
  }

  /** The schema elements that a field of an introspection type leads to. */
  private List<?> elements(String field, Object element) {
    @Nullable List<?> elements =
        switch (field) {
          case "types" -> element.equals(schema) ? schema.getAllTypesAsList() : List.of();
          case "directives" -> element.equals(schema) ? directives : List.of();
          case "queryType" -> element.equals(schema) ? List.of(schema.getQueryType()) : List.of();
          case "fields" ->
              element instanceof GraphQLFieldsContainer type
                  ? type.getFieldDefinitions()
                  : List.of();
          case "inputFields" ->
              element instanceof GraphQLInputObjectType type
                  ? type.getFieldDefinitions()
                  : List.of();
          case "enumValues" ->
              element instanceof GraphQLEnumType type ? type.getValues() : List.of();
          case "interfaces" ->
              element instanceof GraphQLImplementingType type ? type.getInterfaces() : List.of();
          case "possibleTypes" ->
              switch (element) {
                case GraphQLInterfaceType type -> schema.getImplementations(type);
                case GraphQLUnionType type -> type.getTypes();
                default -> List.of();
              };
          case "args" ->
              switch (element) {
                case GraphQLFieldDefinition of -> of.getArguments();
                case GraphQLDirective of -> of.getArguments();
                default -> List.of();
              };
          case "type" ->
              switch (element) {
                case GraphQLFieldDefinition of -> List.of(of.getType());
                case GraphQLArgument of -> List.of(of.getType());
                case GraphQLInputObjectField of -> List.of(of.getType());
                default -> List.of();
              };
          case "ofType" ->
              element instanceof GraphQLModifiedType type
                  ? List.of(type.getWrappedType())
                  : List.of();
          default -> List.of();
        };
    return elements == null ? List.of() : elements;
  }

  private SelectionSet fragment(FragmentSpread spread) {
    return Objects.requireNonNull(fragments.get(spread.getName()), "the document is valid");
  }

  /** Adds two numbers that are not negative. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
