package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.observers.log.IdRange;
import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.Subscription;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The events of the log from the position of a subscription on, without those that have a row of
 * the ledger. Late entries come before others, each key in its order. For the thread of its
 * dispatcher, but for the methods of {@link EventLog.Reader}.
 */
final class EventFeed implements EventLog.Reader {
  private final Stores stores;
  private final EventLog log;
  private final Runnable listener;
  private final Queue<LateRange> announced = new ConcurrentLinkedQueue<>();
  private final Deque<LateRange> late = new ArrayDeque<>();

  /** Events up to it may have been attempted before this node has led. */
  private final long recheckUntil;

  private long cursor;

  /** Entries that are to be read again. */
  private record LateRange(IdRange range, boolean recovered) {}

  /**
   * Events that were read.
   *
   * @param recovered whether only a check of the whole outbox has found them
   */
  record Batch(List<LoggedEvent> events, boolean recovered) {}

  /**
   * A feed.
   *
   * @param subscription as the leader of this epoch has read it
   * @param tail the highest number in the outbox when this node began to lead
   * @param listener is told of new events, by any thread
   */
  EventFeed(Stores stores, EventLog log, Subscription subscription, long tail, Runnable listener) {
    this.stores = stores;
    this.log = log;
    this.listener = listener;
    cursor = subscription.position();
    recheckUntil = Math.min(subscription.inFlight(), tail);
  }

  @Override
  public void onEntries() {
    listener.run();
  }

  @Override
  public void onLateEntries(IdRange range) {
    announced.add(new LateRange(range, false));
    listener.run();
  }

  /** There are entries that nobody has looked at, found by a check of the whole outbox. */
  void onMissedEntries(IdRange range) {
    announced.add(new LateRange(range, true));
    listener.run();
  }

  /** The number up to which events were read. */
  long cursor() {
    return cursor;
  }

  /** The number up to which events may have been attempted, if no more are read. */
  long attempted() {
    return Math.max(cursor, recheckUntil);
  }

  /** Whether an event may have been attempted before this node has led. */
  boolean isSuspect(long id) {
    return id <= recheckUntil;
  }

  /** Whether there are late entries, which have to be read first. */
  boolean hasLate() {
    for (LateRange next = announced.peek(); next != null; next = announced.peek()) {
      long last = Math.min(next.range().last(), cursor); // what is above is read in its place
      if (next.range().first() <= last) {
        late.add(new LateRange(new IdRange(next.range().first(), last), next.recovered()));
      }
      announced.remove();
    }
    return !late.isEmpty();
  }

  /**
   * Reads late entries, of which there are some.
   *
   * @param subscription whose ledger has rows of all events that were read before, but those that
   *     are still in memory
   */
  Batch readLate(Subscription subscription) throws SQLException {
    LateRange next = late.element();
    IdRange range = next.range();
    EventLog.Chunk chunk = log.read(range);
    Set<Long> known = stores.ledger().known(subscription, range.first() - 1, chunk.last());
    late.remove();
    if (chunk.last() < range.last()) {
      late.addFirst(new LateRange(new IdRange(chunk.last() + 1, range.last()), next.recovered()));
    }
    return new Batch(without(known, chunk.events()), next.recovered());
  }

  /**
   * Reads forward, unless there are late entries.
   *
   * @return whether the end was not reached; the events are given to the reader
   */
  boolean readForward(Subscription subscription, Consumer<Batch> reader) throws SQLException {
    EventLog.Chunk chunk = log.read(cursor);
    if (!announced.isEmpty() || !late.isEmpty()) {
      return true; // they come first: what was just read may depend on them
    }
    if (chunk.last() == cursor) {
      return log.tail() > cursor; // the log has not come that far
    }
    stores.meters().read(chunk.fromMemory());
    Set<Long> known = Set.of();
    if (cursor < recheckUntil) {
      known = stores.ledger().known(subscription, cursor, chunk.last());
      stores.meters().looked(chunk.events().size(), known.size());
    }
    cursor = chunk.last();
    reader.accept(new Batch(without(known, chunk.events()), false));
    return true;
  }

  private static List<LoggedEvent> without(Set<Long> known, List<LoggedEvent> events) {
    return known.isEmpty()
        ? events
        : events.stream().filter(event -> !known.contains(event.id())).toList();
  }

  /** The number up to which every event was read, and nothing can be added. */
  long position() {
    long position = Math.min(log.stable(), cursor); // asked before the late entries are looked at
    for (LateRange range : announced) {
      position = Math.min(position, range.range().first() - 1);
    }
    for (LateRange range : late) {
      position = Math.min(position, range.range().first() - 1);
    }
    return position;
  }
}
