package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.store.Settlement.Outcome;
import dev.fraiseql.observers.store.Subscription;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this node has delivered. Thread-safe. */
final class DispatchMeters {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<Key, Meters> meters = new ConcurrentHashMap<>();

  private record Key(int subscription, Outcome outcome) {}

  private record Meters(Counter processed, Timer lag) {}

  DispatchMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * An event is settled.
   *
   * @param changedAt the time of the change
   */
  void settled(Subscription subscription, Outcome outcome, Instant changedAt) {
    Meters found =
        meters.computeIfAbsent(
            new Key(subscription.id(), outcome), key -> create(subscription, outcome));
    found.processed().increment();
    if (outcome == Outcome.DONE) {
      Duration lag = Duration.between(changedAt, clock.instant());
      found.lag().record(lag.isNegative() ? Duration.ZERO : lag);
    }
  }

  private Meters create(Subscription subscription, Outcome outcome) {
    Counter processed =
        Counter.builder("fraiseql.observer.events.processed")
            .description("Events that this node has settled")
            .tag("observer", subscription.observer())
            .tag("action", subscription.action())
            .tag("entity", subscription.type())
            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .register(registry);
    Timer lag =
        Timer.builder("fraiseql.observer.delivery.lag")
            .description("The time from a change to its delivery")
            .tag("observer", subscription.observer())
            .tag("action", subscription.action())
            .publishPercentileHistogram()
            .register(registry);
    return new Meters(processed, lag);
  }
}
