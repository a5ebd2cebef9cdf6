package dev.fraiseql.observers.action.policy;

import dev.fraiseql.observers.action.ActionResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
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
  // All of them from the start: a rate does not have the first event of a series that it did not
  // see at 0.
  private final Timer done;
  private final Timer failed;
  private final Timer rejected;
  private final Timer gone;

  ActionMetrics(MeterRegistry registry, String observer, String action, TimedCall calls) {
    this.registry = registry;
    this.tags = Tags.of("observer", observer, "action", action);
    this.postponed =
        Counter.builder("fraiseql.observer.action.postponed")
            .description("How often an open circuit or a limit has postponed an attempt")
            .tags(tags)
            .register(registry);
    done = timer("done");
    failed = timer("failed");
    rejected = timer("rejected");
    gone = timer("gone");
    Gauge.builder("fraiseql.observer.action.abandoned", calls, TimedCall::abandoned)
        .description("Attempts that still run after their timeout")
        .tags(tags)
        .register(registry);
  }

  void attempted(ActionResult result, long nanos) {
    timer(result).record(nanos, TimeUnit.NANOSECONDS);
  }

  void postponed() {
    postponed.increment();
  }

  private Timer timer(ActionResult result) {
    return switch (result) {
      case ActionResult.Done _ -> done;
      case ActionResult.Failed _ -> failed;
      case ActionResult.Rejected _ -> rejected;
      case ActionResult.Gone _ -> gone;
      case ActionResult.Postponed _ -> throw new IllegalStateException("no attempt was made");
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
