package dev.fraiseql.observers.admin;

import dev.fraiseql.observers.admin.Administration.Status;
import dev.fraiseql.observers.store.Subscription;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tables say of observers, as meters: the same on every node, and not lost when one
 * restarts. The tables are read when the meters are, at most once a second.
 */
public final class ObserverGauges {
  private static final Logger LOG = LoggerFactory.getLogger(ObserverGauges.class);
  private static final long MOST_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Administration administration;
  private final LongSupplier monotonic;
  private Map<Integer, Status> states = new HashMap<>();
  private long readAt;
  private boolean wasRead;

  private ObserverGauges(Administration administration, LongSupplier monotonic) {
    this.administration = administration;
    this.monotonic = monotonic;
  }

  /**
   * Adds the meters of all registered observers.
   *
   * @param leads whether this node delivers
   * @param monotonic nanoseconds of the process
   */
  public static void bind(
      MeterRegistry registry,
      Administration administration,
      BooleanSupplier leads,
      LongSupplier monotonic)
      throws SQLException {
    ObserverGauges gauges = new ObserverGauges(administration, monotonic);
    Gauge.builder("fraiseql.observer.is.leader", leads, each -> each.getAsBoolean() ? 1 : 0)
        .description("Whether this node delivers events")
        .strongReference(true)
        .register(registry);
    for (Status each : administration.observers()) {
      gauges.bind(registry, each.subscription());
    }
  }

  private void bind(MeterRegistry registry, Subscription subscription) {
    Tags tags =
        Tags.of(
            "observer",
            subscription.observer(),
            "action",
            subscription.action(),
            "entity",
            subscription.type());
    int id = subscription.id();
    counter(
        registry,
        "fraiseql.observer.events.captured",
        "Events that were recorded for the observer",
        tags,
        id,
        status -> status.subscription().counts().captured());
    settled(registry, tags, id, "done", Subscription.Counts::done);
    settled(registry, tags, id, "skipped", Subscription.Counts::skipped);
    settled(registry, tags, id, "dead", Subscription.Counts::dead);
    counter(
        registry,
        "fraiseql.observer.late.recovered",
        "Events that only a check of the whole outbox has found",
        tags,
        id,
        status -> status.subscription().counts().recovered());
    gauge(
        registry,
        "fraiseql.observer.events.pending",
        "Events that wait to be tried again, or for one before them",
        tags,
        id,
        Status::pending);
    gauge(
        registry,
        "fraiseql.observer.backlog.size",
        "Entries of the outbox above the position, of all types, and pending events",
        tags,
        id,
        status -> status.backlog() + status.pending());
    gauge(
        registry,
        "fraiseql.observer.oldest.unsettled.age.seconds",
        "The age of the oldest event that may not be delivered yet",
        tags,
        id,
        status -> status.oldestAge().toMillis() / 1e3);
    gauge(
        registry,
        "fraiseql.observer.dlq.items",
        "Open dead letters",
        tags,
        id,
        Status::deadLetters);
    gauge(
        registry,
        "fraiseql.observer.stopped",
        "Whether deliveries are stopped",
        tags,
        id,
        status -> status.subscription().state() == Subscription.State.STOPPED ? 1 : 0);
  }

  private void settled(
      MeterRegistry registry,
      Tags tags,
      int id,
      String outcome,
      ToDoubleFunction<Subscription.Counts> value) {
    counter(
        registry,
        "fraiseql.observer.events.settled",
        "Events that were delivered, skipped, or are dead letters",
        tags.and("outcome", outcome),
        id,
        status -> value.applyAsDouble(status.subscription().counts()));
  }

  private void counter(
      MeterRegistry registry,
      String name,
      String description,
      Tags tags,
      int id,
      ToDoubleFunction<Status> value) {
    FunctionCounter.builder(name, this, gauges -> gauges.value(id, value))
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      Tags tags,
      int id,
      ToDoubleFunction<Status> value) {
    Gauge.builder(name, this, gauges -> gauges.value(id, value))
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private double value(int id, ToDoubleFunction<Status> value) {
    @Nullable Status status = read().get(id);
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }

  private synchronized Map<Integer, Status> read() {
    long now = monotonic.getAsLong();
    if (!wasRead || now - readAt > MOST_AGE_NANOS) {
      wasRead = true;
      readAt = now;
      Map<Integer, Status> fresh = new HashMap<>();
      try {
        for (Status each : administration.observers()) {
          fresh.put(each.subscription().id(), each);
        }
      } catch (SQLException e) {
        LOG.warn("The state of the observers cannot be read: {}", e.getMessage());
      }
      states = fresh;
    }
    return states;
  }
}
