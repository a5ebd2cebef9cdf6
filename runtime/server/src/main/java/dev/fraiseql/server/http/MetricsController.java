package dev.fraiseql.server.http;

import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;

/** All meters in the text format of Prometheus. */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
  private static final MediaType TEXT = new MediaType("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry;
  private final HttpMeters meters;

  MetricsController(PrometheusMeterRegistry registry, HttpMeters meters) {
    this.registry = registry;
    this.meters = meters;
  }

  /** The current values. */
  @Get(produces = MediaType.ALL)
  HttpResponse<byte[]> scrape(HttpRequest<?> request) {
    ResponseEncoding.preferGzip(request);
    meters.responded(Endpoint.METRICS, 200);
    return HttpResponse.ok(registry.scrape().getBytes(StandardCharsets.UTF_8)).contentType(TEXT);
  }
}
