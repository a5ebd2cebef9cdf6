package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Builds the executable schema from schema files and data fetchers. */
final class Schema {
  private Schema() {}

  /** Creates the engine, which caches parsed documents. */
  static GraphQL create(List<Domain> domains) throws IOException {
    TypeDefinitionRegistry types = new TypeDefinitionRegistry();
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(textual("Date"))
            .scalar(textual("Decimal"))
            .scalar(textual("DateTime"));
    for (Domain domain : domains) {
      types.merge(new SchemaParser().parse(text(domain.schema())));
      domain.wire(wiring);
    }
    GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    return GraphQL.newGraphQL(schema).preparsedDocumentProvider(cache()).build();
  }

  private static PreparsedDocumentProvider cache() {
    ConcurrentMap<String, CompletableFuture<PreparsedDocumentEntry>> documents =
        new ConcurrentHashMap<>();
    return (input, parseAndValidate) ->
        documents.computeIfAbsent(
            input.getQuery(),
            text -> CompletableFuture.completedFuture(parseAndValidate.apply(input)));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A scalar for output only. Jackson writes its values, except timestamps, which become texts. */
  private static GraphQLScalarType textual(String name) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(
            new Coercing<Object, Object>() {
              @Override
              public Object serialize(Object value, GraphQLContext context, Locale locale) {
                return value instanceof Instant ? value.toString() : value;
              }
            })
        .build();
  }
}
