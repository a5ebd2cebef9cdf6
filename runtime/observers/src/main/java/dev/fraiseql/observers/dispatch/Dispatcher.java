package dev.fraiseql.observers.dispatch;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.LeaseLostException;
import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.RetiredException;
import dev.fraiseql.observers.store.Settlement.Outcome;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Unsettled;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  /** The maximum number of events in memory. */
  private static final int MOST_OPEN = 4096;

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

  /** How many unsettled events of a key are read at once. */
  private static final int UNSETTLED_PER_READ = 32;

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

  private final Semaphore signal = new Semaphore(0);
  private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;

  private final LedgerWriter writer;

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Set<Lane> toLoad = new LinkedHashSet<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();

  /** Events in memory without a row. */
  private final TreeSet<Long> open = new TreeSet<>();

  /** Deliveries that are started when the settlement is written. */
  private final List<Delivery> toStart = new ArrayList<>();

  private int running;
  private boolean raise;
  private long nextRequests;
  private long nextPosition;

  /** The result of an attempt. */
  private record Completion(Delivery delivery, ActionResult result) {}

  /** When a lane goes on. */
  private record Timer(long at, Lane lane, boolean load) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return Long.compare(at - other.at, 0);
    }
  }

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
    List<Unsettled> rows = stores.ledger().unsettled(subscription());
    writer.setUnsettled(rows.size());
    for (Unsettled row : rows) {
      if (row.state() == Unsettled.State.RUNNING && isActive()) {
        recover(row);
      }
    }
    loadUnsettled();
  }

  private void recover(Unsettled row) throws SQLException, LeaseLostException, RetiredException {
    RowEvent event = event(row);
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
    Lane lane = lane(delivery);
    lane.queue.add(delivery);
    lane.busy = true;
    lane.spilled = true;
    running++;
    completed(delivery, attempt(delivery)); // settled with what comes next
  }

  private int mostCrashes() {
    return target.action() instanceof ActionModel.Method ? MOST_CRASHES : MOST_CRASHES_OF_OTHERS;
  }

  /** Makes the lanes of all unsettled events go on, those that an operator has added included. */
  private void loadUnsettled() throws SQLException {
    List<Unsettled> rows = stores.ledger().unsettled(subscription());
    writer.setUnsettled(rows.size());
    Set<String> seen = new HashSet<>();
    for (Unsettled row : rows) {
      String name = model.ordered() ? row.key() : String.valueOf(row.id());
      if (!seen.add(name)) {
        continue;
      }
      Lane lane = lanes.computeIfAbsent(name, Lane::new);
      boolean known = lane.spilled;
      lane.spilled = true;
      if (!known && !lane.busy && lane.queue.isEmpty()) {
        Duration wait =
            row.nextAt() == null ? Duration.ZERO : Duration.between(stores.now(), row.nextAt());
        resume(lane, wait);
      }
    }
  }

  /** Loads a lane after a time, which no clock that was moved can lengthen beyond the policy. */
  private void resume(Lane lane, Duration wait) {
    Duration most = target.action().policy().retry().max();
    Duration bounded = wait.compareTo(most) > 0 ? most : wait;
    if (bounded.isNegative() || bounded.isZero()) {
      toLoad.add(lane);
    } else {
      timers.add(new Timer(stores.nanos() + bounded.toNanos(), lane, true));
    }
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
      while (running > toStart.size() && stores.nanos() - untilNanos < 0) {
        if (completions.isEmpty()) {
          signal.tryAcquire(10, TimeUnit.MILLISECONDS);
        }
        takeCompletions();
        flush();
      }
      flush();
    } catch (SQLException | LeaseLostException | RetiredException e) {
      LOG.warn(
          "{} could not settle what it has delivered: {}", subscription().name(), e.getMessage());
    }
  }

  private void pause() throws InterruptedException {
    long wait = MOST_PAUSE_NANOS;
    Timer next = timers.peek();
    if (next != null) {
      wait = Math.min(wait, next.at() - stores.nanos());
    }
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
    boolean worked = takeCompletions();
    takeRequests();
    if (isActive()) {
      startTimers();
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

  private boolean takeCompletions() {
    boolean any = false;
    for (Completion next = completions.poll(); next != null; next = completions.poll()) {
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
    Subscription latest = stores.ledger().reload(subscription());
    if (latest.requests() != subscription().requests()) {
      writer.setState(latest.state(), latest.reason(), latest.requests());
      loadUnsettled();
    }
  }

  private void startTimers() {
    long now = stores.nanos();
    for (Timer timer = timers.peek(); timer != null && now - timer.at() >= 0; ) {
      timers.poll();
      Lane lane = timer.lane();
      if (!lane.busy) {
        if (timer.load() && lane.queue.isEmpty()) {
          toLoad.add(lane);
        } else if (!lane.queue.isEmpty()) {
          lane.busy = true;
          ready.add(lane);
        }
      }
      timer = timers.peek();
    }
  }

  private boolean hasRoom() {
    return open.size() < MOST_OPEN && writer.unsettled() < MOST_UNSETTLED;
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
      if (!open.contains(event.id())) {
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
    Lane lane = lane(delivery);
    if (lane.spilled) {
      writer.put(delivery, delivery.row(Unsettled.State.WAITING, null, null));
      return;
    }
    open.add(delivery.id);
    lane.queue.add(delivery);
    if (!lane.busy && lane.queue.size() == 1) {
      lane.busy = true;
      ready.add(lane);
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

  private Lane lane(Delivery delivery) {
    String name = model.ordered() ? delivery.event.key() : String.valueOf(delivery.id);
    return lanes.computeIfAbsent(name, Lane::new);
  }

  /** Reads the unsettled events of lanes that may go on. */
  private void load() throws SQLException, LeaseLostException, RetiredException {
    if (toLoad.isEmpty()) {
      return;
    }
    flush(); // so that the table has all of their events
    List<Lane> due = List.copyOf(toLoad);
    for (Lane lane : due) {
      load(lane);
      toLoad.remove(lane);
      if (open.size() + running > MOST_RUNNING) {
        break;
      }
    }
    flush();
  }

  private void load(Lane lane) throws SQLException, LeaseLostException, RetiredException {
    if (lane.busy || !lane.queue.isEmpty()) {
      return; // it comes back when they are settled
    }
    List<Unsettled> rows = rows(lane);
    while (!rows.isEmpty()) {
      take(rows, lane);
      if (!lane.queue.isEmpty()) {
        lane.busy = true;
        ready.add(lane);
        return;
      }
      flush(); // all of them were settled at once
      rows = rows(lane);
    }
    lane.spilled = false;
    lanes.remove(lane.name);
  }

  private List<Unsettled> rows(Lane lane) throws SQLException {
    if (!model.ordered()) {
      return stores.ledger().unsettled(subscription(), Long.parseLong(lane.name));
    }
    // A database may find keys that differ in trailing blanks, too.
    return stores.ledger().unsettled(subscription(), lane.name, UNSETTLED_PER_READ).stream()
        .filter(row -> row.key().equals(lane.name))
        .toList();
  }

  private void take(List<Unsettled> rows, Lane lane) throws SQLException {
    List<@Nullable RowEvent> events = new ArrayList<>(); // all of them first: reading may fail
    for (Unsettled row : rows) {
      events.add(event(row));
    }
    for (int i = 0; i < rows.size(); i++) {
      Unsettled row = rows.get(i);
      RowEvent event = events.get(i);
      if (!lane.queue.isEmpty() && row.nextAt() != null) {
        return; // it waits for a time of its own
      }
      if (event == null) {
        writer.vanished(row);
        continue;
      }
      Delivery delivery = new Delivery(row, event);
      // A replay asks for the condition again; an operator who redrives a dead letter does not.
      if (row.replay() == 0 || row.letter() != null || matches(delivery)) {
        lane.queue.add(delivery);
      }
    }
  }

  /** The event of a row; null if it is not kept. */
  private @Nullable RowEvent event(Unsettled row) throws SQLException {
    String letter = row.letter();
    return letter == null
        ? stores.outbox().find(row.id()).map(LoggedEvent::event).orElse(null)
        : stores.letters().find(letter).map(DeadLetter::event).orElse(null);
  }

  /** Starts the first event of each lane that is ready, as far as there is room. */
  private void launch() throws SQLException, LeaseLostException, RetiredException {
    while (!ready.isEmpty() && running < mostRunning) {
      Lane lane = ready.element();
      Delivery delivery = lane.queue.element();
      boolean suspect = delivery.stored || feed.isSuspect(delivery.id);
      if (suspect && running >= MOST_MARKED) {
        break;
      }
      ready.remove();
      running++;
      toStart.add(delivery);
      if (suspect) {
        mark(delivery);
      } else if (delivery.id > subscription().inFlight()) {
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
    for (Delivery delivery : toStart) {
      Thread.ofVirtual()
          .start(() -> {
            completions.add(new Completion(delivery, attempt(delivery)));
            signal.release();
          });
    }
    toStart.clear();
  }

  /** Writes that an event is attempted, if it may be one that ends the process. */
  private void mark(Delivery delivery) {
    if (!delivery.marked) {
      delivery.marked = true;
      writer.put(delivery, delivery.row(Unsettled.State.RUNNING, null, null));
    }
  }

  private ActionResult attempt(Delivery delivery) {
    try {
      ActionResult result =
          target
              .attempt()
              .run(target.delivered(delivery.event, delivery.attempt + 1, delivery.replay()));
      FailPoint.reach(FailPoint.OBSERVER_ATTEMPTED);
      return result;
    } catch (RuntimeException | Error e) {
      LOG.warn("{} has failed", subscription().name(), e);
      return new ActionResult.Failed(String.valueOf(e), null, false);
    }
  }

  private void completed(Delivery delivery, ActionResult result) {
    running--;
    Lane lane = lane(delivery);
    switch (result) {
      case ActionResult.Done() -> {
        delivery.attempt++;
        writer.settled(delivery, Outcome.DONE);
        next(lane, delivery);
      }
      case ActionResult.Failed(String reason, Duration least, boolean endpoint) ->
          failed(lane, delivery, reason, least);
      case ActionResult.Rejected(String reason) -> {
        delivery.attempt++;
        writer.dead(delivery, reason);
        next(lane, delivery);
      }
      case ActionResult.Postponed(String reason, Duration delay) -> postpone(lane, delivery, delay);
      case ActionResult.Gone(String reason) -> {
        postpone(lane, delivery, Duration.ZERO);
        disable(reason);
      }
    }
  }

  private void failed(Lane lane, Delivery delivery, String reason, @Nullable Duration least) {
    Instant now = stores.now();
    delivery.attempt++;
    if (delivery.firstAt == null) {
      delivery.firstAt = now;
    }
    Duration delay =
        target.retries().delay(delivery.attempt, Duration.between(delivery.firstAt, now), least);
    if (delay == null) {
      writer.dead(delivery, reason);
      next(lane, delivery);
    } else {
      spill(lane, delivery, now.plus(delay), reason);
      timers.add(new Timer(stores.nanos() + delay.toNanos(), lane, true));
    }
  }

  /** Moves the events of a lane from memory to the table: the first one is tried again later. */
  private void spill(Lane lane, Delivery first, Instant nextAt, @Nullable String reason) {
    first.marked = false;
    first.crashes = 0;
    writer.put(first, first.row(Unsettled.State.PENDING, nextAt, reason));
    for (Delivery each : lane.queue) {
      open.remove(each.id);
      if (!each.stored) {
        writer.put(each, each.row(Unsettled.State.WAITING, null, null));
      }
    }
    lane.queue.clear();
    lane.busy = false;
    lane.spilled = true;
  }

  private void postpone(Lane lane, Delivery delivery, Duration delay) {
    lane.busy = false;
    if (delivery.stored) {
      spill(
          lane,
          delivery,
          stores.now().plus(delay),
          delivery.row == null ? null : delivery.row.error());
    }
    timers.add(new Timer(stores.nanos() + delay.toNanos(), lane, delivery.stored));
  }

  private void disable(String reason) {
    if (subscription().state() == Subscription.State.STOPPED) {
      return; // by another event
    }
    writer.setState(Subscription.State.STOPPED, reason, subscription().requests());
    try {
      stores.ledger().setState(subscription(), Subscription.State.STOPPED, reason);
      LOG.error("{} is stopped: {}", subscription().name(), reason);
    } catch (SQLException e) {
      LOG.warn("{} could not be stopped: {}", subscription().name(), e.getMessage());
    }
    nextRequests = stores.nanos();
  }

  /** Goes on with a lane whose first event is settled. */
  private void next(Lane lane, Delivery settled) {
    open.remove(settled.id);
    lane.queue.remove();
    lane.busy = false;
    if (!lane.queue.isEmpty()) {
      lane.busy = true;
      ready.add(lane);
    } else if (lane.spilled) {
      toLoad.add(lane);
    } else {
      lanes.remove(lane.name);
    }
  }

  /** The number up to which every event is settled or has a row. */
  private long position() {
    long position = feed.position();
    if (!open.isEmpty()) {
      position = Math.min(position, open.first() - 1);
    }
    return position;
  }

  /** Writes what has become of events, and how far this has come. */
  private void flush() throws SQLException, LeaseLostException, RetiredException {
    writer.flush(position(), feed.cursor(), raise);
    raise = false;
  }
}
