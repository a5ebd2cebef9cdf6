package dev.fraiseql.server.metrics;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.GraphQlResponse.Outcome;
import dev.fraiseql.engine.query.OperationKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times GraphQL requests, as {@code fraiseql_graphql_requests_seconds} by kind of
 * operation and by outcome: {@code success}, {@code partial} if a field failed, or the error code
 * in lower case.
 *
 * <p>Timers are cached here, because a lookup in the registry is slower than recording.
 */
public final class RequestMeters {
  private static final Duration[] BOUNDARIES = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

  private record Labels(OperationKind kind, String outcome) {}

  /** Meters in a registry. */
  public RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Records a request that the engine has processed. */
  public void executed(GraphQlResponse response, long nanos) {
    OperationKind kind = response.kind();
    ErrorCode code = response.code();
    if (code == null) {
      record(kind, "success", nanos);
    } else if (response.outcome() == Outcome.EXECUTED) {
      record(kind, "partial", nanos);
    } else {
      rejected(kind, code, nanos);
    }
  }

  /** Records a request that was rejected before it reached the engine. */
  public void rejected(ErrorCode code, long nanos) {
    rejected(OperationKind.UNKNOWN, code, nanos);
  }

  private void rejected(OperationKind kind, ErrorCode code, long nanos) {
    record(kind, code.name().toLowerCase(Locale.ROOT), nanos);
  }

  private void record(OperationKind kind, String outcome, long nanos) {
    timers
        .computeIfAbsent(new Labels(kind, outcome), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Labels labels) {
    return Timer.builder("fraiseql.graphql.requests")
        .description("GraphQL requests over HTTP, from the end of the body to the response")
        .tag("kind", labels.kind.name().toLowerCase(Locale.ROOT))
        .tag("outcome", labels.outcome)
        .serviceLevelObjectives(BOUNDARIES)
        .register(registry);
  }
}
