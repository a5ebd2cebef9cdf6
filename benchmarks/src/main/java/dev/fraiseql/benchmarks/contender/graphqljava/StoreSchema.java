package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.dataloader.DataLoader;

/** The schema file with its data fetchers. */
final class StoreSchema {
  /** The loader of lines by invoice. */
  static final String LINES = "lines";

  private StoreSchema() {}

  /** Ready to execute. */
  static GraphQL create(StoreRepository store) throws IOException {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(textual("Date"))
            .scalar(textual("Decimal"))
            .type(
                "Query",
                query ->
                    query
                        .dataFetcher(
                            "customer",
                            environment -> {
                              String id = Objects.requireNonNull(environment.getArgument("id"));
                              return store.customer(Long.parseLong(id)).orElse(null);
                            })
                        .dataFetcher(
                            "invoices",
                            environment ->
                                store.invoices(
                                    environment.getArgumentOrDefault("limit", 100),
                                    environment.getArgumentOrDefault("offset", 0))))
            .type(
                "Customer",
                customer -> customer.dataFetcher("address", environment -> environment.getSource()))
            .type(
                "Invoice",
                invoice ->
                    invoice
                        .dataFetcher("billing", environment -> environment.getSource())
                        .dataFetcher("lines", linesOfInvoice()))
            .build();
    GraphQLSchema schema =
        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring);
    return GraphQL.newGraphQL(schema).preparsedDocumentProvider(cache()).build();
  }

  private static DataFetcher<CompletableFuture<List<LineRow>>> linesOfInvoice() {
    return environment -> {
      DataLoader<Long, List<LineRow>> lines =
          Objects.requireNonNull(environment.getDataLoader(LINES));
      InvoiceRow invoice = Objects.requireNonNull(environment.getSource());
      return lines.load(invoice.id());
    };
  }

  private static PreparsedDocumentProvider cache() {
    ConcurrentMap<String, CompletableFuture<PreparsedDocumentEntry>> documents =
        new ConcurrentHashMap<>();
    return (input, parseAndValidate) ->
        documents.computeIfAbsent(
            input.getQuery(),
            text -> CompletableFuture.completedFuture(parseAndValidate.apply(input)));
  }

  private static String text() throws IOException {
    try (InputStream in = StoreSchema.class.getResourceAsStream("store.graphqls")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A scalar of output alone, whose values Jackson writes as they are. */
  private static GraphQLScalarType textual(String name) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(
            new Coercing<Object, Object>() {
              @Override
              public Object serialize(Object value, GraphQLContext context, Locale locale) {
                return value;
              }
            })
        .build();
  }
}
