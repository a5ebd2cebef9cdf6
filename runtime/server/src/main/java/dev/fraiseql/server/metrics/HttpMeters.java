package dev.fraiseql.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many HTTP requests were answered, as {@code fraiseql_http_requests_total} by endpoint and
 * status. Counted where answers are made and not by a filter, which would cost every request more
 * than its answer's head.
 */
public final class HttpMeters {

  /** What was asked for. */
  public enum Endpoint {
    GRAPHQL,
    GRAPHIQL,
    HEALTH,
    METRICS,
    /** Anything that ended outside of these: unknown paths, bodies over the limit. */
    OTHER
  }

  private final MeterRegistry registry;
  private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

  private record Labels(Endpoint endpoint, int status) {}

  /** Meters of that registry. */
  public HttpMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A request that is answered with this status. */
  public void answered(Endpoint endpoint, int status) {
    counters.computeIfAbsent(new Labels(endpoint, status), this::counter).increment();
  }

  private Counter counter(Labels labels) {
    return Counter.builder("fraiseql.http.requests")
        .description("HTTP requests by the status that they were answered with")
        .tag("endpoint", labels.endpoint.name().toLowerCase(Locale.ROOT))
        .tag("status", Integer.toString(labels.status))
        .register(registry);
  }
}
