package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.engine.json.Introspection;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.plan.document.DocumentReader;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Executes introspection with graphql-java, whose execution engine is used for nothing else. The
 * document that it executes contains only the introspection fields.
 */
final class SchemaIntrospection implements Introspection {
  private final DocumentReader reader;
  private final IntrospectionLimit limit;
  private final GraphQL schema;

  /**
   * Introspection of the schema of a reader.
   *
   * @param limit the maximum of fields: see {@link IntrospectionLimit}
   */
  SchemaIntrospection(DocumentReader reader, int limit) {
    this.reader = reader;
    this.limit =
        new IntrospectionLimit(
            new IntrospectionSize.SchemaElements(reader.schema(), reader.directives()), limit);
    schema =
        GraphQL.newGraphQL(reader.schema())
            .instrumentation(new OfferedDirectives(reader.directives()))
            // Already validated; what remains need not be valid, as variables may be unused.
            .preparsedDocumentProvider((input, parseAndValidate) ->
                CompletableFuture.completedFuture(
                    new PreparsedDocumentEntry(
                        Objects.requireNonNull(
                            input.getGraphQLContext().<Document>get(Document.class)))))
            .build();
  }

  /** Replaces the directives of the schema, to which graphql-java adds some that do not work. */
  private static final class OfferedDirectives extends SimplePerformantInstrumentation {
    private final List<GraphQLDirective> directives;

    OfferedDirectives(List<GraphQLDirective> directives) {
      this.directives = directives;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
        DataFetcher<?> fetcher,
        InstrumentationFieldFetchParameters parameters,
        @Nullable InstrumentationState state) {
      ExecutionStepInfo step = parameters.getExecutionStepInfo();
      return step.getUnwrappedNonNullType() instanceof GraphQLList list
              && GraphQLTypeUtil.unwrapAll(list).getName().equals("__Directive")
          ? environment -> directives
          : fetcher;
    }
  }

  @Override
  public Map<String, JsonSink> execute(PreparedQuery query) {
    Document document = schemaOnly(query.query().document());
    @Nullable String operationName = query.query().name().isEmpty() ? null : query.query().name();
    Map<String, Object> variables = variables(query);
    limit.check(document, operationName, variables);
    ExecutionInput input =
        ExecutionInput.newExecutionInput(query.query().document())
            .operationName(operationName)
            .variables(variables)
            .graphQLContext(Map.of(Document.class, document))
            .build();
    ExecutionResult result = schema.execute(input);
    if (!result.getErrors().isEmpty()) {
      throw failed(result.getErrors().getFirst());
    }
    Map<String, @Nullable Object> data = Objects.requireNonNull(result.getData());
    Map<String, JsonSink> values = new HashMap<>();
    data.forEach((name, value) -> values.put(name, json(value)));
    return values;
  }

  private static Map<String, Object> variables(PreparedQuery query) {
    Map<String, Object> variables = new LinkedHashMap<>();
    List<Variable> declared = query.query().variables();
    for (int i = 0; i < declared.size(); i++) {
      Object value = query.values().get(i);
      if (value != null && !value.equals(Values.ABSENT)) {
        variables.put(declared.get(i).name(), value);
      }
    }
    return variables;
  }

  private static RequestException failed(GraphQLError error) {
    return new RequestException(
        ErrorCode.GRAPHQL_VALIDATION_FAILED,
        error.getMessage(),
        List.of(),
        error.getLocations() == null
            ? List.of()
            : error.getLocations().stream()
                .filter(place -> place.getLine() > 0)
                .map(place -> new Location(place.getLine(), place.getColumn()))
                .toList());
  }

  private Document schemaOnly(String text) {
    Document document = reader.read(text).document();
    Document.Builder kept = Document.newDocument();
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case OperationDefinition operation ->
            kept.definition(
                operation.transform(
                    builder -> builder.selectionSet(introspectionOf(operation.getSelectionSet()))));
        case FragmentDefinition fragment
            when fragment.getTypeCondition().getName().equals("Query") ->
            kept.definition(
                fragment.transform(
                    builder -> builder.selectionSet(introspectionOf(fragment.getSelectionSet()))));
        default -> kept.definition(definition);
      }
    }
    return kept.build();
  }

  /** The introspection fields of the root. */
  private static SelectionSet introspectionOf(SelectionSet selections) {
    List<Selection<?>> kept = new ArrayList<>();
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field
            when !field.getName().startsWith("__") || field.getName().equals("__typename") -> {}
        case InlineFragment inline ->
            kept.add(
                inline.transform(
                    builder -> builder.selectionSet(introspectionOf(inline.getSelectionSet()))));
        default -> kept.add(selection);
      }
    }
    return SelectionSet.newSelectionSet(kept).build();
  }

  private static JsonSink json(@Nullable Object value) {
    JsonSink out = new JsonSink(16 * 1024);
    write(value, out);
    return out;
  }

  private static void write(@Nullable Object value, JsonSink out) {
    switch (value) {
      case null -> out.nullValue();
      case Map<?, ?> map -> {
        out.raw('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (!first) {
            out.raw(',');
          }
          first = false;
          out.string(entry.getKey().toString());
          out.raw(':');
          write(entry.getValue(), out);
        }
        out.raw('}');
      }
      case List<?> list -> {
        out.raw('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            out.raw(',');
          }
          write(list.get(i), out);
        }
        out.raw(']');
      }
      case Boolean truth -> out.bool(truth);
      case Number number -> out.integer(number.longValue());
      default -> out.string(value.toString());
    }
  }
}
