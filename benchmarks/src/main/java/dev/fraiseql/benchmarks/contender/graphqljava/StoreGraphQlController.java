package dev.fraiseql.benchmarks.contender.graphqljava;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;
import org.jspecify.annotations.Nullable;

/** GraphQL requests, on virtual threads. */
@Controller("/graphql")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = GraphQlJavaContender.NAME)
final class StoreGraphQlController {
  private final StoreRepository store;
  private final GraphQL graphQl;
  private final ObjectMapper mapper = new ObjectMapper();

  StoreGraphQlController(StoreRepository store) throws IOException {
    this.store = store;
    this.graphQl = StoreSchema.create(store);
  }

  /** What a client sends. */
  record GraphQlBody(
      String query, @Nullable String operationName, @Nullable Map<String, Object> variables) {}

  @Post
  HttpResponse<byte[]> post(@Body byte[] body) throws IOException {
    GraphQlBody request = mapper.readValue(body, GraphQlBody.class);
    ExecutionInput input =
        ExecutionInput.newExecutionInput(request.query())
            .operationName(request.operationName())
            .variables(request.variables() == null ? Map.of() : request.variables())
            .dataLoaderRegistry(loaders())
            .build();
    ExecutionResult result = graphQl.execute(input);
    return HttpResponse.ok(mapper.writeValueAsBytes(result.toSpecification()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** New for each request, since a loader remembers what it loaded. */
  private DataLoaderRegistry loaders() {
    MappedBatchLoader<Long, List<LineRow>> lines =
        invoices -> CompletableFuture.completedFuture(store.lines(invoices));
    return DataLoaderRegistry.newRegistry()
        .register(StoreSchema.LINES, DataLoaderFactory.newMappedDataLoader(lines))
        .build();
  }
}
