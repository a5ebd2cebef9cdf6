package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.store.Settlement.Outcome;
import dev.fraiseql.observers.store.Subscription;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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

  private final HitRate cache;
  private final HitRate dedup;

  DispatchMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    cache = new HitRate(registry, "fraiseql.observer.cache", "Reads of entries from memory");
    dedup = new HitRate(registry, "fraiseql.observer.dedup", "Events that were found settled");
  }

  /** Entries were read. */
  void read(boolean fromMemory) {
    cache.count(fromMemory, 1);
  }

  /**
   * The ledger was asked whether events have rows.
   *
   * @param hits how many have
   */
  void looked(int events, int hits) {
    dedup.count(true, hits);
    dedup.count(false, events - hits);
  }

  /** The rate of hits among requests, and both as counters. */
  private static final class HitRate {
    private final Counter hits;
    private final Counter misses;

    HitRate(MeterRegistry registry, String name, String description) {
      hits = Counter.builder(name + ".requests").tag("result", "hit").register(registry);
      misses = Counter.builder(name + ".requests").tag("result", "miss").register(registry);
      Gauge.builder(name + ".hit.rate", this, HitRate::rate)
          .description(description + ", of all")
          .strongReference(true)
          .register(registry);
    }

    void count(boolean hit, int count) {
      (hit ? hits : misses).increment(count);
    }

    private double rate() {
      double all = hits.count() + misses.count();
      return all == 0 ? 0 : hits.count() / all;
    }
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
