package dev.fraiseql.observers.dispatch;

import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.observers.store.Backlog;
import dev.fraiseql.observers.store.DeadLetters;
import dev.fraiseql.observers.store.Lease;
import dev.fraiseql.observers.store.Ledger;
import dev.fraiseql.observers.store.OutboxTable;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The observers of an application on one node. One of all nodes leads and delivers; when it ends,
 * or does not answer for the time of the lease, another one takes over.
 */
public final class Observers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

  /** How often the lease is renewed, or looked at, in its time. */
  private static final int RENEWALS = 5;

  private final Settings settings;
  private final List<Target> targets;
  private final Stores stores;
  private final Lease lease;
  private final Semaphore stop = new Semaphore(0);
  private final Thread thread;
  private volatile @Nullable Term term;
  private volatile boolean closing;

  // What another node's lease looked like, and since when.
  private Lease.@Nullable State seen;
  private long seenAt;

  /**
   * How events are delivered.
   *
   * @param node names this process and no other
   * @param lease for which time a leader that does not answer is waited for
   * @param retention for which time settled entries are kept
   * @param drain for which time running attempts are waited for when the node stops
   */
  public record Settings(
      String node, Duration lease, Duration retention, Duration drain, EventLog.Settings log) {}

  /**
   * What it runs with.
   *
   * @param clock the time of day, which may be moved
   * @param monotonic nanoseconds of the process, which never go back
   * @param ids of UUID version 7
   */
  public record Environment(
      ControlConnections connections,
      MeterRegistry registry,
      Clock clock,
      LongSupplier monotonic,
      Supplier<String> ids) {}

  private Observers(Settings settings, List<Target> targets, Environment environment) {
    this.settings = settings;
    this.targets = List.copyOf(targets);
    ControlConnections connections = environment.connections();
    stores =
        new Stores(
            new OutboxTable(connections),
            new Subscriptions(connections, environment.clock()),
            new Backlog(connections),
            new Ledger(connections, environment.clock()),
            new DeadLetters(connections),
            new DispatchMeters(environment.registry(), environment.clock()),
            environment.clock(),
            environment.monotonic(),
            environment.ids());
    lease = new Lease(connections, settings.node());
    thread = Thread.ofVirtual().name("fraiseql-observers").unstarted(this::lead);
  }

  /**
   * Registers the observers, and begins to deliver when this node leads.
   *
   * @param targets the actions of all observers
   * @throws SQLException if they cannot be registered
   */
  public static Observers start(Settings settings, List<Target> targets, Environment environment)
      throws SQLException {
    Observers observers = new Observers(settings, targets, environment);
    observers.register();
    observers.thread.start();
    return observers;
  }

  private void register() throws SQLException {
    long first = stores.outbox().firstId();
    long last = stores.outbox().lastId();
    lease.read();
    for (Target target : targets) {
      ObserverModel model = target.observer().model();
      stores
          .subscriptions()
          .register(
              model.name(),
              target.action().name(),
              model.type(),
              Term.begin(model.start(), first, last));
    }
    Map<Integer, Long> pending = stores.backlog().counts();
    for (Subscription each : stores.subscriptions().all()) {
      if (targets.stream().noneMatch(target -> target.isOf(each))) {
        LOG.warn(
            "The action {} of the observer {} is no longer in the application. It has {} events that"
                + " are not delivered, and entries of fq_outbox are kept for it from {} on. Bring it"
                + " back, or retire it.",
            each.action(),
            each.observer(),
            pending.getOrDefault(each.id(), 0L),
            each.position() + 1);
      }
    }
  }

  /** A transaction was committed in this process. */
  public void wake() {
    Term leading = term;
    if (leading != null) {
      leading.wake();
    }
  }

  /** Whether this node delivers. */
  public boolean isLeader() {
    Term leading = term;
    return leading != null && leading.leads();
  }

  private void lead() {
    long pause = settings.lease().toNanos() / RENEWALS;
    try {
      do {
        try {
          beat();
        } catch (SQLException | RuntimeException e) {
          LOG.warn("The lease of the observers cannot be looked at: {}", e.getMessage());
        }
        Term leading = term;
        if (leading != null && !leading.leads()) {
          leading.lost(new IllegalStateException("the lease was not renewed in time"));
          term = null;
        }
      } while (!stop.tryAcquire(pause, TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() throws SQLException {
    long asked = stores.nanos();
    Term leading = term;
    if (leading != null) {
      if (leading.hasEnded() || !lease.renew(leading.epoch())) {
        leading.lost(new IllegalStateException("another node leads"));
        term = null;
      } else {
        leading.extend(asked + settings.lease().toNanos());
      }
      return;
    }
    if (closing) {
      return;
    }
    Lease.State now = lease.read();
    if (!now.equals(seen)) {
      seen = now;
      seenAt = stores.nanos(); // behind the read: the leader may have renewed just before it
    }
    boolean free = now.holder() == null || now.holder().equals(settings.node());
    boolean expired = stores.nanos() - seenAt >= settings.lease().toNanos();
    long before = stores.nanos();
    if ((free || expired) && lease.take(now)) {
      LOG.info("This node delivers events, in epoch {}", now.epoch() + 1);
      Term begun =
          new Term(
              now.epoch() + 1,
              before + settings.lease().toNanos(),
              stores,
              targets,
              settings.log(),
              settings.retention());
      begun.start(); // first: close waits for its threads
      term = begun;
    }
  }

  /** Ends deliveries: waits for running attempts, and lets another node lead. */
  @Override
  public void close() {
    closing = true; // the lease is still renewed, and is not taken any more
    try {
      Term leading = end(term);
      stop.release();
      thread.join();
      if (leading == null) {
        leading = end(term); // it was taken at the last moment
      }
      if (leading != null) {
        lease.release(leading.epoch());
      }
    } catch (SQLException e) {
      LOG.warn("The lease of the observers could not be given back: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Term end(@Nullable Term leading) {
    if (leading != null) {
      leading.end(settings.drain());
    }
    return leading;
  }
}
