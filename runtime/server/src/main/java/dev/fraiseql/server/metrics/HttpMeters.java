package dev.fraiseql.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts HTTP responses by endpoint and status, as {@code fraiseql_http_requests_total}. The
 * controllers call it, because a Micronaut filter would slow down every request noticeably.
 */
public final class HttpMeters {

  /** The endpoints. */
  public enum Endpoint {
    GRAPHQL,
    SCHEMA,
    GRAPHIQL,
    HEALTH,
    METRICS,
    ADMIN,
    /** The root path, and requests that reach no controller: unknown paths, too large bodies. */
    OTHER
  }

  private final MeterRegistry registry;
  private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

  private record Labels(Endpoint endpoint, int status) {}

  /** Meters in a registry. */
  public HttpMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a response. */
  public void responded(Endpoint endpoint, int status) {
    counters.computeIfAbsent(new Labels(endpoint, status), this::counter).increment();
  }

  private Counter counter(Labels labels) {
    return Counter.builder("fraiseql.http.requests")
        .description("HTTP requests by endpoint and response status")
        .tag("endpoint", labels.endpoint.name().toLowerCase(Locale.ROOT))
        .tag("status", Integer.toString(labels.status))
        .register(registry);
  }
}
