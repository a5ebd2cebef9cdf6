package dev.fraiseql.server.metrics;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.graphql.GraphQlAnswer;
import dev.fraiseql.engine.graphql.GraphQlAnswer.Outcome;
import dev.fraiseql.engine.graphql.OperationKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many GraphQL requests there were and how long they took, as {@code
 * fraiseql_graphql_requests_seconds} by kind of operation and by outcome: {@code success}, {@code
 * partial} if some field failed, or the code of the error in lower case.
 *
 * <p>The timers are kept here, since asking the registry for one by its labels costs more than
 * recording.
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

  /** Meters of that registry. */
  public RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A request that the engine answered. */
  public void answered(GraphQlAnswer answer, long nanos) {
    OperationKind kind = answer.kind();
    ErrorCode code = answer.code();
    if (code == null) {
      record(kind, "success", nanos);
    } else if (answer.outcome() == Outcome.EXECUTED) {
      record(kind, "partial", nanos);
    } else {
      refused(kind, code, nanos);
    }
  }

  /** A request that never came to the engine. */
  public void refused(ErrorCode code, long nanos) {
    refused(OperationKind.UNKNOWN, code, nanos);
  }

  private void refused(OperationKind kind, ErrorCode code, long nanos) {
    record(kind, code.name().toLowerCase(Locale.ROOT), nanos);
  }

  private void record(OperationKind kind, String outcome, long nanos) {
    timers
        .computeIfAbsent(new Labels(kind, outcome), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Labels labels) {
    return Timer.builder("fraiseql.graphql.requests")
        .description("GraphQL requests over HTTP, from the end of the body to the answer")
        .tag("kind", labels.kind.name().toLowerCase(Locale.ROOT))
        .tag("outcome", labels.outcome)
        .serviceLevelObjectives(BOUNDARIES)
        .register(registry);
  }
}
