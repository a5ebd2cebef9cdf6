package dev.fraiseql.observers.dispatch;

import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.observers.store.LeaseLostException;
import dev.fraiseql.observers.store.RetiredException;
import dev.fraiseql.observers.store.Subscription;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time in which this node leads: from taking the lease to losing it or giving it back. */
final class Term {
  private static final Logger LOG = LoggerFactory.getLogger(Term.class);
  private static final Duration PAUSE_OF_FAILURE = Duration.ofMillis(200);

  private final long epoch;
  private final Stores stores;
  private final List<Target> targets;
  private final EventLog.Settings logSettings;
  private final Maintenance maintenance;
  private final List<Dispatcher> dispatchers = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable EventLog log;
  private volatile long leadsUntil;
  private volatile boolean stopping;
  private volatile boolean ended;
  private final Thread starter;

  /**
   * A term that begins.
   *
   * @param leadsUntil the time, in nanoseconds of the process, at which others may take the lease
   */
  Term(
      long epoch,
      long leadsUntil,
      Stores stores,
      List<Target> targets,
      EventLog.Settings logSettings,
      Duration retention) {
    this.epoch = epoch;
    this.leadsUntil = leadsUntil;
    this.stores = stores;
    this.targets = targets;
    this.logSettings = logSettings;
    maintenance = new Maintenance(stores, retention, this);
    starter = Thread.ofVirtual().name("fraiseql-observers-start").unstarted(this::begin);
  }

  long epoch() {
    return epoch;
  }

  /** Begins to deliver, in threads of its own. */
  void start() {
    starter.start();
  }

  /** Whether no other node can have taken the lease. */
  boolean leads() {
    return !ended && stores.nanos() - leadsUntil < 0;
  }

  /** Whether it has ended before its time. */
  boolean hasEnded() {
    return ended;
  }

  /** The lease was renewed. */
  void extend(long until) {
    leadsUntil = until;
  }

  /** Nothing is to be delivered any more. */
  void lost(Throwable reason) {
    if (!ended) {
      ended = true;
      LOG.warn("This node no longer delivers events: {}", reason.getMessage());
      stop();
    }
  }

  /** There may be new entries. */
  void wake() {
    EventLog watched = log;
    if (watched != null) {
      watched.wake();
    }
  }

  private void begin() {
    try {
      untilItSucceeds(this::open);
      for (Dispatcher dispatcher : dispatchers) {
        untilItSucceeds(() -> restore(dispatcher));
      }
      run();
    } catch (LeaseLostException e) {
      lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("Observers cannot be started", e);
      lost(e);
    }
  }

  /** A step of the start. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException, LeaseLostException;
  }

  /** Repeats a step while the database fails. */
  private void untilItSucceeds(Step step) throws LeaseLostException, InterruptedException {
    while (!stopping) {
      try {
        step.run();
        return;
      } catch (SQLException e) {
        LOG.warn("Observers wait for the database: {}", e.getMessage());
        Thread.sleep(PAUSE_OF_FAILURE);
      }
      if (!leads()) {
        throw new LeaseLostException(epoch);
      }
    }
  }

  private void restore(Dispatcher dispatcher) throws SQLException, LeaseLostException {
    try {
      dispatcher.restore();
    } catch (RetiredException e) {
      retired(dispatcher);
    }
  }

  /** The observer of a dispatcher was retired: its thread ends, and the others go on. */
  void retired(Dispatcher dispatcher) {
    dispatchers.remove(dispatcher);
    EventLog watched = log;
    if (watched != null) {
      watched.remove(dispatcher.feed());
    }
    warnOfRetired(dispatcher.subscription().name());
  }

  private static void warnOfRetired(String name) {
    LOG.warn(
        "{} was retired, but is in the application of this node, which leads: nothing is delivered"
            + " to it. Remove it from the application, or restart its nodes to register it again.",
        name);
  }

  private void open() throws SQLException {
    List<Subscription> subscriptions = stores.subscriptions().all();
    long tail = stores.outbox().lastId();
    EventLog opened =
        new EventLog(stores.outbox(), begin(subscriptions, tail), logSettings, stores.monotonic());
    for (Subscription each : subscriptions) {
      Optional<Target> target = find(each);
      if (target.isPresent() && each.epoch() == epoch) {
        dispatchers.add(new Dispatcher(this, stores, opened, target.get(), each, tail));
      }
    }
    for (Target target : targets) {
      if (subscriptions.stream().noneMatch(target::isOf)) {
        warnOfRetired(target.observerName() + '.' + target.action().name());
      }
    }
    log = opened;
  }

  /**
   * The number from which gaps are watched. Nothing is added below a position that was stored with
   * a settlement, so that those who are behind it find there all that ever will be.
   */
  static long begin(List<Subscription> subscriptions, long tail) {
    long lowest = tail;
    long stable = 0;
    for (Subscription each : subscriptions) {
      lowest = Math.min(lowest, each.position());
      if (each.position() > each.startedAfter()) {
        stable = Math.max(stable, each.position());
      }
    }
    return Math.max(lowest, Math.min(stable, tail));
  }

  private Optional<Target> find(Subscription subscription) {
    return targets.stream().filter(target -> target.isOf(subscription)).findFirst();
  }

  private synchronized void run() {
    EventLog opened = log;
    if (stopping || opened == null) {
      return;
    }
    dispatchers.forEach(dispatcher -> opened.add(dispatcher.feed()));
    opened.start();
    for (Dispatcher dispatcher : dispatchers) {
      threads.add(
          Thread.ofVirtual()
              .name("fraiseql-observer-" + dispatcher.subscription().name())
              .start(dispatcher::run));
    }
    threads.add(
        Thread.ofVirtual()
            .name("fraiseql-observers-maintenance")
            .start(() -> maintenance.run(dispatchers)));
  }

  private synchronized void stop() {
    stopping = true;
    EventLog watched = log;
    if (watched != null) {
      watched.close();
    }
    dispatchers.forEach(Dispatcher::stop);
    maintenance.stop();
  }

  /**
   * Ends the term: waits for the attempts that are running, at most for a time, and settles them.
   */
  void end(Duration most) {
    stop();
    long until = stores.nanos() + most.toNanos();
    try {
      boolean stopped = join(starter, until);
      for (Thread thread : threads) {
        stopped &= join(thread, until);
      }
      if (stopped) { // otherwise one of them may still write
        for (Dispatcher dispatcher : dispatchers) {
          dispatcher.drain(until);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
  }

  private boolean join(Thread thread, long until) throws InterruptedException {
    return thread.join(Duration.ofNanos(Math.max(1, until - stores.nanos())));
  }

  /** Where an observer begins that runs for the first time. */
  static long begin(StartPosition start, long first, long last) {
    return start == StartPosition.NEW_EVENTS ? last : Math.max(0, first - 1);
  }

  /** A pause that a stop ends. */
  boolean sleep(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
      return leads();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
