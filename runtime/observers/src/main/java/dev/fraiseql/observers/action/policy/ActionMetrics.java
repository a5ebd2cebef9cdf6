package dev.fraiseql.observers.action.policy;

import dev.fraiseql.observers.action.ActionResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The metrics of one action. Thread-safe. */
final class ActionMetrics {
  private static final Duration[] BUCKETS =
      Stream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter postponed;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  ActionMetrics(MeterRegistry registry, String observer, String action, TimedCall calls) {
    this.registry = registry;
    this.tags = Tags.of("observer", observer, "action", action);
    this.postponed =
        Counter.builder("fraiseql.observer.action.postponed")
            .description("How often an open circuit or a limit has postponed an attempt")
            .tags(tags)
            .register(registry);
    Gauge.builder("fraiseql.observer.action.abandoned", calls, TimedCall::abandoned)
        .description("Attempts that still run after their timeout")
        .tags(tags)
        .register(registry);
  }

  void attempted(ActionResult result, long nanos) {
    timers.computeIfAbsent(outcome(result), this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  void postponed() {
    postponed.increment();
  }

  private static String outcome(ActionResult result) {
    return switch (result) {
      case ActionResult.Done _ -> "done";
      case ActionResult.Failed _ -> "failed";
      case ActionResult.Rejected _ -> "rejected";
      case ActionResult.Gone _ -> "gone";
      case ActionResult.Postponed _ -> "postponed";
    };
  }

  private Timer timer(String outcome) {
    return Timer.builder("fraiseql.observer.action.duration")
        .description("The duration of attempts")
        .tags(tags)
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
