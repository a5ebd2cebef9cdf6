package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.log.IdRange;
import dev.fraiseql.observers.store.RetiredException;
import dev.fraiseql.observers.store.Subscription;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the leader does now and then: looks for events that nobody has looked at, and removes what
 * is old and settled.
 */
final class Maintenance {
  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
  private static final long PERIOD_SECONDS = 60;

  /** How many numbers below the position are checked each time. */
  private static final long RECENT = 50_000;

  /** How many of all others are. */
  private static final long PART = 100_000;

  /** How many numbers a statement is about. */
  private static final long CHUNK = 10_000;

  /** How many chunks are removed in one go. */
  private static final int MOST_CHUNKS = 1_000;

  private final Stores stores;
  private final Duration retention;
  private final Term term;
  private final Semaphore stop = new Semaphore(0);

  /** Where the check of all others goes on, by subscription. */
  private final Map<Integer, Long> next = new HashMap<>();

  /** The actions that were named as those that this term does not deliver to. */
  private final Set<Integer> others = new HashSet<>();

  Maintenance(Stores stores, Duration retention, Term term) {
    this.stores = stores;
    this.retention = retention;
    this.term = term;
  }

  void stop() {
    stop.release();
  }

  void run(List<Dispatcher> dispatchers) {
    try {
      do {
        try {
          for (Dispatcher dispatcher : dispatchers) {
            checkUnlessRetired(dispatcher);
          }
          warnOfOthers(dispatchers);
          prune();
        } catch (SQLException | RuntimeException e) {
          LOG.warn("The outbox could not be checked: {}", e.getMessage());
        }
      } while (!stop.tryAcquire(PERIOD_SECONDS, TimeUnit.SECONDS) && term.leads());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkUnlessRetired(Dispatcher dispatcher) throws SQLException {
    try {
      check(dispatcher);
    } catch (RetiredException _) {
      // The dispatcher finds out by itself.
    }
  }

  /** Looks for events below the position that have no row. */
  private void check(Dispatcher dispatcher) throws SQLException, RetiredException {
    Subscription subscription = stores.subscriptions().reload(dispatcher.subscription());
    long lowest = Math.max(subscription.startedAfter() + 1, stores.outbox().firstId());
    long last = subscription.position();
    long recent = Math.max(lowest, last - RECENT);
    check(dispatcher, subscription, recent, last);
    long from = Math.max(lowest, next.getOrDefault(subscription.id(), lowest));
    long to = Math.min(recent, from + PART) - 1;
    check(dispatcher, subscription, from, to);
    next.put(subscription.id(), to + 1 >= recent ? lowest : to + 1);
  }

  private void check(Dispatcher dispatcher, Subscription subscription, long first, long last)
      throws SQLException {
    for (long from = first; from <= last && term.leads(); from += CHUNK) {
      long to = Math.min(last, from + CHUNK - 1);
      for (long id : stores.ledger().missing(subscription, dispatcher.changes(), from, to)) {
        LOG.warn("{}: entry {} was found by a check only", subscription.name(), id);
        dispatcher.feed().onMissedEntries(new IdRange(id, id));
      }
    }
  }

  /** Names the actions that this term does not deliver to, once each. */
  private void warnOfOthers(List<Dispatcher> dispatchers) throws SQLException {
    for (Subscription each : stores.subscriptions().all()) {
      if (dispatchers.stream().noneMatch(own -> own.subscription().id() == each.id())
          && others.add(each.id())) {
        LOG.warn(
            "{} was not in the application of this node when it began to lead. Its events are kept,"
                + " and are delivered when a node that has it leads.",
            each.name());
      }
    }
  }

  /** Removes old entries below everything that is not settled, and the rows of the ledger. */
  private void prune() throws SQLException {
    List<Subscription> all = stores.subscriptions().all();
    long last = stores.backlog().lowest() - 1;
    for (Subscription each : all) {
      last = Math.min(last, each.position());
    }
    Instant before = stores.now().minus(retention);
    long first = stores.outbox().firstId();
    int removed = 0;
    for (int i = 0; i < MOST_CHUNKS && first <= last && first > 0 && term.leads(); i++) {
      int count = stores.outbox().prune(first, Math.min(last, first + CHUNK - 1), before);
      if (count == 0) {
        break;
      }
      removed += count;
      first = stores.outbox().firstId();
    }
    if (removed > 0) {
      long kept = stores.outbox().firstId();
      for (Subscription each : all) {
        stores.ledger().prune(each, Math.min(last, kept == 0 ? last : kept - 1));
      }
      LOG.info("Removed {} settled entries of fq_outbox older than {}", removed, retention);
    }
  }
}
