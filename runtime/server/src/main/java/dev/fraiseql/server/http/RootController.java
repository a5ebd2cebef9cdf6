package dev.fraiseql.server.http;

import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.context.BeanContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;

/** The root path: leads to GraphiQL, or lists the paths where GraphiQL is disabled. */
@Controller("/")
final class RootController {
  private static final MediaType TEXT = new MediaType("text/plain; charset=utf-8");

  private final boolean graphiql;
  private final boolean schema;
  private final HttpMeters meters;

  RootController(BeanContext beans, HttpMeters meters) {
    graphiql = beans.containsBean(GraphiQlController.class);
    schema = beans.containsBean(SchemaController.class);
    this.meters = meters;
  }

  /** A temporary redirect, because GraphiQL can be disabled; or the list. */
  @Get(produces = MediaType.ALL)
  HttpResponse<String> page() {
    MutableHttpResponse<String> response =
        graphiql
            ? HttpResponse.temporaryRedirect(URI.create("/graphiql"))
            : HttpResponse.ok(paths()).contentType(TEXT);
    meters.responded(Endpoint.OTHER, response.code());
    return response.header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private String paths() {
    return "GraphQL: /graphql\n"
        + (schema ? "Schema: /graphql/schema\n" : "")
        + "Health: /health, /health/live, /health/ready\n"
        + "Metrics: /metrics\n";
  }
}
