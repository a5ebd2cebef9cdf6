package dev.fraiseql.observers.dispatch;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.observers.store.LeaseLostException;
import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.RetiredException;
import dev.fraiseql.observers.store.Settlement.Outcome;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Unsettled;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to one action of one observer, while this node leads. One thread does all of it
 * but the attempts: it reads events, starts attempts, takes their results, and writes what has
 * become of them, many in one transaction.
 *
 * <p>Nothing is lost, because the position that is stored is below every event that has no row in
 * the ledger. Nothing is done twice but what a crash interrupts between its effect and the row. An
 * event that may have been attempted before a crash gets a row before it is attempted again, so
 * that what ends the process each time is found.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** The number of events in memory beyond which no more are read. */
  private static final int MOST_QUEUED = 4096;

  /**
   * How many events are handed to the action for each that it attempts at once, so that it need not
   * wait for a round of this thread.
   */
  private static final int RUNNING_PER_PLACE = 32;

  /** The maximum number of events that are handed to the action. */
  private static final int MOST_RUNNING = 2048;

  /** The same while events may be such that have ended the process. */
  private static final int MOST_MARKED = 64;

  /** The number of unsettled events beyond which no new ones are read. */
  private static final long MOST_UNSETTLED = 100_000;

  /**
   * How many unsettled events are known at once. An operator may have more of them delivered again,
   * and before all are known, no new ones are read: one of them may be of the same key.
   */
  private static final int MOST_PLACES = (int) MOST_UNSETTLED + 2 * MOST_QUEUED;

  /** How often the process may have ended while a method alone had an event. */
  private static final int MOST_CRASHES = 2;

  /** The same for other actions, which can hardly end it. */
  private static final int MOST_CRASHES_OF_OTHERS = 10;

  private static final long REQUESTS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long POSITION_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Duration PAUSE_OF_FAILURE = Duration.ofMillis(200);

  private final Stores stores;
  private final EventFeed feed;
  private final Target target;
  private final ObserverModel model;
  private final int mostRunning;
  private final Term term;
  private final LedgerWriter writer;
  private final Lanes lanes;
  private final Attempts attempts;
  private final UnsettledEvents unsettled;

  /** Released when there may be something to do. */
  private final Semaphore signal = new Semaphore(0);

  /** Deliveries that are started when the settlement is written. */
  private final List<Delivery> toStart = new ArrayList<>();

  /** Whether events above the written number are attempted next. */
  private boolean raise;

  /** Whether there are unsettled events that are not known yet. */
  private boolean morePlaces;

  private long nextRequests;
  private long nextPosition;
  private volatile boolean stopping;

  /**
   * A dispatcher, whose thread is not started.
   *
   * @param subscription as the leader of this epoch has read it
   * @param tail the highest number in the outbox when this node began to lead
   */
  Dispatcher(
      Term term, Stores stores, EventLog log, Target target, Subscription subscription, long tail) {
    this.term = term;
    this.stores = stores;
    feed = new EventFeed(stores, log, subscription, tail, signal::release);
    this.target = target;
    writer = new LedgerWriter(stores, term, subscription);
    model = target.observer().model();
    lanes = new Lanes(model.ordered(), stores.monotonic());
    attempts = new Attempts(target, signal::release);
    unsettled = new UnsettledEvents(stores, model.ordered());
    mostRunning =
        (int)
            Math.min(
                MOST_RUNNING, (long) RUNNING_PER_PLACE * target.action().policy().concurrency());
  }

  /** What it reads of the log. */
  EventFeed feed() {
    return feed;
  }

  /** Ends the thread: running attempts are no longer waited for. */
  void stop() {
    stopping = true;
    signal.release();
  }

  Subscription subscription() {
    return writer.subscription();
  }

  Set<Change> changes() {
    return model.on();
  }

  /**
   * Takes over what an earlier leader has left. Events that were attempted when the process ended
   * are delivered first, one at a time and while nothing else is. To be repeated if it fails.
   *
   * @throws RetiredException if the observer was retired since it was read
   */
  void restore() throws SQLException, LeaseLostException, RetiredException {
    flush(); // if the database has failed in the middle of it
    if (isActive()) {
      for (UnsettledEvents.Found found : unsettled.interrupted(subscription())) {
        recover(found.row(), found.event());
      }
    }
    loadPlaces();
  }

  private void recover(Unsettled row, @Nullable RowEvent event)
      throws SQLException, LeaseLostException, RetiredException {
    if (event == null) {
      writer.vanished(row);
      return;
    }
    Delivery delivery = new Delivery(row, event);
    delivery.crashes++;
    if (delivery.crashes > mostCrashes()) {
      delivery.attempt += delivery.crashes;
      writer.dead(delivery, "The process ended each time that this event was delivered.");
      return;
    }
    writer.put(delivery, delivery.row(Unsettled.State.RUNNING, null, row.error()));
    flush();
    LOG.warn(
        "{}: event {} was being delivered when the process ended. It is tried alone, for the {}. time.",
        subscription().name(),
        event.id(),
        delivery.crashes);
    lanes.addStarted(delivery);
    completed(delivery, attempts.run(delivery)); // settled with what comes next
  }

  private int mostCrashes() {
    return target.action() instanceof ActionModel.Method ? MOST_CRASHES : MOST_CRASHES_OF_OTHERS;
  }

  /** Makes the lanes of all unsettled events go on, those that an operator has added included. */
  private void loadPlaces() throws SQLException {
    long start = stores.nanos();
    List<Unsettled.Place> places = stores.backlog().places(subscription(), MOST_PLACES);
    writer.setUnsettled(places.size());
    morePlaces = places.size() == MOST_PLACES;
    Set<Lane> seen = new HashSet<>();
    for (Unsettled.Place place : places) {
      Lane lane = lanes.of(place);
      if (seen.add(lane)) { // its first event
        lanes.addSpilled(lane, waitUntil(place.nextAt()));
      }
    }
    long now = stores.nanos();
    nextRequests = now + Math.max(REQUESTS_NANOS, 10 * (now - start)); // most time for deliveries
  }

  /** The time until a moment, which no clock that was moved can lengthen beyond the policy. */
  private Duration waitUntil(@Nullable Instant moment) {
    if (moment == null) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(stores.now(), moment);
    Duration most = target.action().policy().retry().max();
    return wait.compareTo(most) > 0 ? most : wait;
  }

  /** Delivers until the node stops or no longer leads. */
  void run() {
    try {
      while (!stopping) {
        try {
          if (!step()) {
            pause();
          }
        } catch (SQLException e) {
          LOG.warn("{} waits for the database: {}", subscription().name(), e.getMessage());
          Thread.sleep(PAUSE_OF_FAILURE);
        }
      }
    } catch (LeaseLostException e) {
      term.lost(e);
    } catch (RetiredException e) {
      term.retired(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("{} has failed", subscription().name(), e);
      term.lost(e); // the next term begins with what the ledger has
    }
  }

  /** Takes results and writes them until no attempt is running. */
  void drain(long untilNanos) throws InterruptedException {
    try {
      while (attempts.running() > 0 && stores.nanos() - untilNanos < 0) {
        if (attempts.noneEnded()) {
          signal.tryAcquire(10, TimeUnit.MILLISECONDS);
        }
        takeResults();
        flush();
      }
      writer.close(position(), feed.attempted());
    } catch (SQLException | LeaseLostException | RetiredException e) {
      LOG.warn(
          "{} could not settle what it has delivered: {}", subscription().name(), e.getMessage());
    }
  }

  private void pause() throws InterruptedException {
    long wait = Math.min(MOST_PAUSE_NANOS, lanes.nanosToTimer());
    if (signal.tryAcquire(Math.max(wait, 1), TimeUnit.NANOSECONDS)) {
      signal.drainPermits();
    }
  }

  /**
   * One round.
   *
   * @return whether there may be more to do at once
   */
  private boolean step() throws SQLException, LeaseLostException, RetiredException {
    long before = subscription().settlements();
    boolean worked = takeResults();
    takeRequests();
    if (isActive()) {
      lanes.startTimers();
      worked |= readLate();
      worked |= readForward();
      load();
      launch();
    }
    if (writer.isPending() || raise || isPositionDue()) {
      flush();
    }
    return worked || subscription().settlements() > before;
  }

  /** Whether it is time to store how far it has come, although nothing was settled. */
  private boolean isPositionDue() {
    long now = stores.nanos();
    if (now - nextPosition < 0) {
      return false;
    }
    nextPosition = now + POSITION_NANOS;
    return position() > subscription().position();
  }

  private boolean isActive() {
    return subscription().state() == Subscription.State.ACTIVE && term.leads();
  }

  private boolean takeResults() {
    boolean any = false;
    for (Attempts.Ended next = attempts.poll(); next != null; next = attempts.poll()) {
      completed(next.delivery(), next.result());
      any = true;
    }
    return any;
  }

  /** Looks now and then for what an operator has changed. */
  private void takeRequests() throws SQLException, RetiredException {
    long now = stores.nanos();
    if (now - nextRequests < 0) {
      return;
    }
    nextRequests = now + REQUESTS_NANOS;
    Subscription latest = stores.subscriptions().reload(subscription());
    if (latest.requests() != subscription().requests()) {
      writer.setState(latest.state(), latest.reason(), latest.requests());
      loadPlaces();
    } else if (morePlaces && writer.unsettled() < MOST_UNSETTLED / 2) {
      loadPlaces();
    }
  }

  private boolean hasRoom() {
    return !morePlaces && lanes.queued() < MOST_QUEUED && writer.unsettled() < MOST_UNSETTLED;
  }

  private boolean readLate() throws SQLException, LeaseLostException, RetiredException {
    if (!feed.hasLate() || !hasRoom()) {
      return false;
    }
    flush(); // so that the ledger knows of all that was taken
    offer(feed.readLate(subscription()));
    return true;
  }

  private boolean readForward() throws SQLException {
    return hasRoom() && feed.readForward(subscription(), this::offer);
  }

  private void offer(EventFeed.Batch batch) {
    for (LoggedEvent event : batch.events()) {
      if (!lanes.isUnwritten(event.id())) {
        offer(event, batch.recovered());
      }
    }
  }

  /** Takes an event, if the observer asks for it. */
  private void offer(LoggedEvent logged, boolean recovered) {
    RowEvent event = logged.event();
    if (!event.type().equals(model.type()) || !model.on().contains(event.operation())) {
      return; // without a row: it is none of its events
    }
    Delivery delivery = new Delivery(logged.id(), event, recovered);
    if (!matches(delivery)) {
      return;
    }
    if (!lanes.add(delivery)) {
      writer.put(delivery, delivery.row(Unsettled.State.WAITING, null, null));
    }
  }

  /** Whether an event meets the condition; it is settled if it does not. */
  private boolean matches(Delivery delivery) {
    try {
      if (model.on().contains(delivery.event.operation())
          && target.observer().matches(delivery.event.change())) {
        return true;
      }
      writer.settled(delivery, Outcome.SKIPPED);
    } catch (RuntimeException e) {
      LOG.warn("The condition of {} has failed", model.name(), e);
      writer.dead(delivery, "The condition has failed: " + e);
    }
    return false;
  }

  /** Reads the unsettled events of lanes that may go on. */
  private void load() throws SQLException, LeaseLostException, RetiredException {
    Lane lane = lanes.nextToLoad();
    if (lane == null || lanes.queued() >= MOST_QUEUED) {
      return;
    }
    flush(); // so that the table has all of their events
    while (lane != null && lanes.queued() < MOST_QUEUED) {
      lanes.loaded(lane, load(lane));
      lane = lanes.nextToLoad();
    }
    flush();
  }

  private List<Delivery> load(Lane lane) throws SQLException, LeaseLostException, RetiredException {
    List<UnsettledEvents.Found> found = unsettled.first(subscription(), lane);
    while (!found.isEmpty()) {
      List<Delivery> deliveries = take(found);
      if (!deliveries.isEmpty()) {
        return deliveries;
      }
      flush(); // all of them were settled at once
      found = unsettled.first(subscription(), lane);
    }
    return List.of();
  }

  private List<Delivery> take(List<UnsettledEvents.Found> found) {
    List<Delivery> deliveries = new ArrayList<>();
    for (UnsettledEvents.Found each : found) {
      Unsettled row = each.row();
      if (!deliveries.isEmpty() && row.nextAt() != null) {
        break; // it waits for a time of its own
      }
      if (each.event() == null) {
        writer.vanished(row);
        continue;
      }
      Delivery delivery = new Delivery(row, each.event());
      // A replay asks for the condition again; an operator who redrives a dead letter does not.
      if (row.replay() == 0 || row.letter() != null || matches(delivery)) {
        deliveries.add(delivery);
      }
    }
    return deliveries;
  }

  /** Starts the first event of each lane that is ready, as far as there is room. */
  private void launch() throws SQLException, LeaseLostException, RetiredException {
    for (Delivery next = lanes.peekReady();
        next != null && underWay() < mostRunning;
        next = lanes.peekReady()) {
      boolean suspect = next.stored || feed.isSuspect(next.id);
      if (suspect && underWay() >= MOST_MARKED) {
        break;
      }
      lanes.start();
      toStart.add(next);
      if (suspect) {
        mark(next);
      } else if (next.id > subscription().inFlight()) {
        raise = true;
      }
    }
    if (toStart.isEmpty()) {
      return;
    }
    if (raise || toStart.stream().anyMatch(each -> each.marked)) {
      flush();
    }
    FailPoint.reach(FailPoint.OBSERVER_MARKED);
    toStart.forEach(attempts::start);
    toStart.clear();
  }

  private int underWay() {
    return attempts.running() + toStart.size();
  }

  /** Writes that an event is attempted, if it may be one that ends the process. */
  private void mark(Delivery delivery) {
    if (!delivery.marked) {
      delivery.marked = true;
      writer.put(delivery, delivery.row(Unsettled.State.RUNNING, null, null));
    }
  }

  private void completed(Delivery delivery, ActionResult result) {
    switch (result) {
      case ActionResult.Done() -> {
        delivery.attempt++;
        writer.settled(delivery, Outcome.DONE);
        lanes.settled(delivery);
      }
      case ActionResult.Failed(String reason, Duration least, boolean endpoint) ->
          failed(delivery, reason, least);
      case ActionResult.Rejected(String reason) -> {
        delivery.attempt++;
        writer.dead(delivery, reason);
        lanes.settled(delivery);
      }
      case ActionResult.Postponed(String reason, Duration delay) -> postpone(delivery, delay);
      case ActionResult.Gone(String reason) -> {
        postpone(delivery, Duration.ZERO);
        disable(reason);
      }
    }
  }

  private void failed(Delivery delivery, String reason, @Nullable Duration least) {
    Instant now = stores.now();
    delivery.attempt++;
    if (delivery.firstAt == null) {
      delivery.firstAt = now;
    }
    Duration delay =
        target.retries().delay(delivery.attempt, Duration.between(delivery.firstAt, now), least);
    if (delay == null) {
      writer.dead(delivery, reason);
      lanes.settled(delivery);
    } else {
      spill(delivery, delay, reason);
    }
  }

  /**
   * Moves an event and those that wait for it from memory to the table, until it is tried again.
   */
  private void spill(Delivery delivery, Duration delay, @Nullable String reason) {
    delivery.marked = false;
    delivery.crashes = 0;
    writer.put(delivery, delivery.row(Unsettled.State.PENDING, stores.now().plus(delay), reason));
    for (Delivery each : lanes.spill(delivery, delay)) {
      if (!each.stored) {
        writer.put(each, each.row(Unsettled.State.WAITING, null, null));
      }
    }
  }

  private void postpone(Delivery delivery, Duration delay) {
    if (delivery.stored) {
      spill(delivery, delay, delivery.row == null ? null : delivery.row.error());
    } else {
      lanes.postpone(delivery, delay);
    }
  }

  private void disable(String reason) {
    if (subscription().state() == Subscription.State.STOPPED) {
      return; // by another event
    }
    writer.setState(Subscription.State.STOPPED, reason, subscription().requests());
    try {
      stores.subscriptions().setState(subscription(), Subscription.State.STOPPED, reason);
      LOG.error("{} is stopped: {}", subscription().name(), reason);
    } catch (SQLException e) {
      LOG.warn("{} could not be stopped: {}", subscription().name(), e.getMessage());
    }
    nextRequests = stores.nanos();
  }

  /** The number up to which every event is settled or has a row. */
  private long position() {
    return Math.min(feed.position(), lanes.lowestUnwritten() - 1);
  }

  /** Writes what has become of events, and how far this has come. */
  private void flush() throws SQLException, LeaseLostException, RetiredException {
    writer.flush(position(), feed.cursor(), raise);
    raise = false;
  }
}
