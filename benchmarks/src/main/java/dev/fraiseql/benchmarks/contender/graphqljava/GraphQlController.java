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
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** Executes GraphQL requests on virtual threads. */
@Controller("/graphql")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = GraphQlJavaContender.NAME)
final class GraphQlController {
  private final List<Domain> domains;
  private final GraphQL graphQl;
  private final ObjectMapper mapper = new ObjectMapper();

  GraphQlController(List<Domain> domains) throws IOException {
    this.domains = domains;
    this.graphQl = Schema.create(domains);
  }

  /** The body of a request. */
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

  private DataLoaderRegistry loaders() {
    DataLoaderRegistry.Builder loaders = DataLoaderRegistry.newRegistry();
    domains.forEach(domain -> domain.register(loaders));
    return loaders.build();
  }
}
