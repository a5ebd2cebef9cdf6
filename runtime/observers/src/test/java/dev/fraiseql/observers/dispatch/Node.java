package dev.fraiseql.observers.dispatch;

import dev.fraiseql.annotations.Backoff;
import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.event.RetryPolicy;
import dev.fraiseql.contract.event.RowChange;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.log.EventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A node that delivers to actions which tests write, and what it has delivered. */
final class Node implements AutoCloseable {
  private static final AtomicInteger NODES = new AtomicInteger();

  static final ActionPolicy POLICY =
      new ActionPolicy(
          Duration.ofSeconds(5),
          new RetryPolicy(
              Backoff.FIXED, Duration.ofMillis(20), Duration.ofMillis(50), 3, Duration.ofDays(1)),
          8,
          0);

  private final Observers observers;
  private final List<DeliveredEvent> all;
  private final List<ObserverModel> models;

  private Node(Observers observers, List<DeliveredEvent> all, List<ObserverModel> models) {
    this.observers = observers;
    this.all = all;
    this.models = models;
  }

  /**
   * What a test observes with.
   *
   * @param action what is done with an event
   */
  record Observing(
      String name,
      boolean ordered,
      StartPosition start,
      Predicate<RowChange> condition,
      Function<DeliveredEvent, ActionResult> action) {

    /** An ordered observer of all events from the first on. */
    static Observing all(Function<DeliveredEvent, ActionResult> action) {
      return new Observing("all", true, StartPosition.KEPT_EVENTS, change -> true, action);
    }

    Observing named(String other) {
      return new Observing(other, ordered, start, condition, action);
    }

    Observing when(Predicate<RowChange> other) {
      return new Observing(name, ordered, start, other, action);
    }

    Observing unordered() {
      return new Observing(name, false, start, condition, action);
    }

    Observing from(StartPosition other) {
      return new Observing(name, ordered, other, condition, action);
    }
  }

  static Node start(ObservedDatabase database, Observing... observing) throws SQLException {
    return start(database, Duration.ofSeconds(2), observing);
  }

  static Node start(ObservedDatabase database, Duration lease, Observing... observing)
      throws SQLException {
    return start(database, lease, Duration.ofDays(7), observing);
  }

  static Node start(
      ObservedDatabase database, Duration lease, Duration retention, Observing... observing)
      throws SQLException {
    List<DeliveredEvent> delivered = Collections.synchronizedList(new ArrayList<>());
    List<Target> targets = new ArrayList<>();
    for (Observing each : observing) {
      targets.add(target(each, delivered));
    }
    Observers observers =
        Observers.start(
            new Observers.Settings(
                "node " + NODES.incrementAndGet(),
                lease,
                retention,
                Duration.ofSeconds(5),
                new EventLog.Settings(Duration.ofMillis(5), Duration.ofMillis(200))),
            targets,
            new Observers.Environment(
                database.control(),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                System::nanoTime,
                () -> UUID.randomUUID().toString()));
    return new Node(
        observers, delivered, targets.stream().map(each -> each.observer().model()).toList());
  }

  private static Target target(Observing observing, List<DeliveredEvent> delivered) {
    ActionModel action = new ActionModel.Method("act", POLICY);
    ObserverModel model =
        new ObserverModel(
            observing.name(),
            "Thing",
            Set.of(Change.values()),
            "",
            observing.ordered(),
            observing.start(),
            List.of(action));
    CompiledObserver observer =
        new CompiledObserver() {
          @Override
          public ObserverModel model() {
            return model;
          }

          @Override
          public boolean matches(RowChange change) {
            return observing.condition().test(change);
          }

          @Override
          public Class<?> owner() {
            return Node.class;
          }
        };
    return new Target(
        observer,
        action,
        event -> {
          ActionResult result = observing.action().apply(event);
          if (result instanceof ActionResult.Done) {
            delivered.add(event);
          }
          return result;
        },
        (attempts, age, least) -> attempts >= 3 ? null : Duration.ofMillis(20));
  }

  /** The keys of the events that were delivered, in that order. */
  List<String> keys() {
    synchronized (all) {
      return all.stream().map(event -> event.event().key()).toList();
    }
  }

  /** The events that were delivered, in that order. */
  List<DeliveredEvent> delivered() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  List<ObserverModel> models() {
    return models;
  }

  boolean leads() {
    return observers.isLeader();
  }

  void wake() {
    observers.wake();
  }

  /** Ends before the test does. */
  void stop() {
    observers.close();
  }

  @Override
  public void close() {
    observers.close();
  }
}
