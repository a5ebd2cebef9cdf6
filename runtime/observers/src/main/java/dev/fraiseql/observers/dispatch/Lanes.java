package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.store.Unsettled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the events of one subscription are delivered: a lane for each key, or for each
 * event if the observer is unordered. In memory only; for the thread of its dispatcher.
 *
 * <p>A lane whose event has to wait gives up its memory: it is spilled, which means that its events
 * have rows in {@code fq_unsettled} and are read from there when it goes on.
 */
final class Lanes {
  private final boolean ordered;
  private final LongSupplier nanos;
  private final Map<String, Lane> lanes = new HashMap<>();

  /** Lanes whose first event may be attempted. */
  private final Deque<Lane> ready = new ArrayDeque<>();

  /** Lanes without events in memory, which go on with what is read from the table. */
  private final SequencedSet<Lane> toLoad = new LinkedHashSet<>();

  private final PriorityQueue<Timer> timers = new PriorityQueue<>();

  /** The numbers of events that are in memory only. */
  private final TreeSet<Long> unwritten = new TreeSet<>();

  private int queued;

  /** When a lane goes on. */
  private record Timer(long at, Lane lane) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return Long.compare(at - other.at, 0);
    }
  }

  /**
   * No lanes.
   *
   * @param ordered whether events of one key wait for each other
   * @param nanos nanoseconds of the process, which never go back
   */
  Lanes(boolean ordered, LongSupplier nanos) {
    this.ordered = ordered;
    this.nanos = nanos;
  }

  /** The lane of an event. */
  private Lane of(Delivery delivery) {
    return lane(delivery.id, delivery.event.key());
  }

  /** The lane of an unsettled event. */
  Lane of(Unsettled.Place place) {
    return lane(place.id(), place.key());
  }

  private Lane lane(long id, String key) {
    return lanes.computeIfAbsent(ordered ? key : String.valueOf(id), Lane::new);
  }

  /** The number of events in memory. */
  int queued() {
    return queued;
  }

  /** Whether this event is in memory only. */
  boolean isUnwritten(long id) {
    return unwritten.contains(id);
  }

  /** The number below which no event is in memory only; {@code Long.MAX_VALUE} for any number. */
  long lowestUnwritten() {
    return unwritten.isEmpty() ? Long.MAX_VALUE : unwritten.first();
  }

  /**
   * Takes a new event.
   *
   * @return false if the lane is spilled, so that the event needs a row
   */
  boolean add(Delivery delivery) {
    Lane lane = of(delivery);
    if (lane.spilled) {
      return false;
    }
    unwritten.add(delivery.id);
    lane.queue.add(delivery);
    queued++;
    if (!lane.busy && lane.queue.size() == 1) {
      makeReady(lane);
    }
    return true;
  }

  /** An event with a row is under way already. */
  void addStarted(Delivery delivery) {
    Lane lane = of(delivery);
    lane.queue.add(delivery);
    queued++;
    lane.busy = true;
    lane.spilled = true;
    toLoad.remove(lane); // it goes on when this one is settled
  }

  /**
   * The table has events of a lane: it goes on with them after a time, unless it has known of them.
   */
  void addSpilled(Lane lane, Duration wait) {
    boolean known = lane.spilled;
    lane.spilled = true;
    if (known || !lane.isIdle()) {
      return;
    }
    if (wait.isPositive()) {
      resumeAfter(lane, wait);
    } else {
      toLoad.add(lane);
    }
  }

  /** The time until the next lane goes on, in nanoseconds; {@code Long.MAX_VALUE} if none waits. */
  long nanosToTimer() {
    Timer next = timers.peek();
    return next == null ? Long.MAX_VALUE : next.at() - nanos.getAsLong();
  }

  /** Lets lanes go on whose time has come. */
  void startTimers() {
    while (nanosToTimer() <= 0) {
      Lane lane = timers.remove().lane();
      if (lane.isIdle()) {
        toLoad.add(lane);
      } else if (!lane.busy) {
        makeReady(lane);
      }
    }
  }

  /** The lane that goes on next with what is read from the table; null if there is none. */
  @Nullable Lane nextToLoad() {
    return toLoad.isEmpty() ? null : toLoad.getFirst();
  }

  /**
   * The events of an idle lane were read from the table.
   *
   * @param read in their order; empty if there are none
   */
  void loaded(Lane lane, List<Delivery> read) {
    toLoad.remove(lane);
    if (read.isEmpty()) {
      lane.spilled = false;
      lanes.remove(lane.name);
    } else {
      lane.queue.addAll(read);
      queued += read.size();
      makeReady(lane);
    }
  }

  private void makeReady(Lane lane) {
    lane.busy = true;
    ready.add(lane);
  }

  /** The event that is to be attempted next; null if all have to wait. */
  @Nullable Delivery peekReady() {
    Lane lane = ready.peek();
    return lane == null ? null : lane.queue.element();
  }

  /** The event that {@link #peekReady} has returned is attempted. */
  void start() {
    ready.remove();
  }

  /** An event that was attempted is settled: its lane goes on. */
  void settled(Delivery delivery) {
    Lane lane = of(delivery);
    lane.queue.remove();
    queued--;
    unwritten.remove(delivery.id);
    lane.busy = false;
    if (!lane.queue.isEmpty()) {
      makeReady(lane);
    } else if (lane.spilled) {
      toLoad.add(lane);
    } else {
      lanes.remove(lane.name);
    }
  }

  /** An event that was attempted stays the first of its lane, which goes on after a time. */
  void postpone(Delivery delivery, Duration wait) {
    Lane lane = of(delivery);
    lane.busy = false;
    resumeAfter(lane, wait);
  }

  /**
   * Removes the events of a lane from memory, whose first one was attempted. It goes on after a
   * time, with what the table has.
   *
   * @return what it had, in its order
   */
  List<Delivery> spill(Delivery first, Duration wait) {
    Lane lane = of(first);
    List<Delivery> had = List.copyOf(lane.queue);
    had.forEach(each -> unwritten.remove(each.id));
    lane.queue.clear();
    queued -= had.size();
    lane.busy = false;
    lane.spilled = true;
    resumeAfter(lane, wait);
    return had;
  }

  private void resumeAfter(Lane lane, Duration wait) {
    timers.add(new Timer(nanos.getAsLong() + wait.toNanos(), lane));
  }
}
