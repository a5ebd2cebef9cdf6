package dev.fraiseql.observers.dispatch;

import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.LeaseLostException;
import dev.fraiseql.observers.store.RetiredException;
import dev.fraiseql.observers.store.Settlement;
import dev.fraiseql.observers.store.Settlement.Outcome;
import dev.fraiseql.observers.store.Settlement.Settled;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Unsettled;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what has become of the events of one subscription, and writes it, many events in one
 * transaction. For the thread of its dispatcher.
 */
final class LedgerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

  /** How far beyond the position events may be attempted before that has to be written again. */
  private static final long LOOK_AHEAD = 8192;

  private final Stores stores;
  private final Term term;
  private Subscription subscription;
  private Settlement settlement = new Settlement();

  /** What was to be written last, and may not have been; null if it was. */
  private @Nullable Unsent unsent;

  private long unsettled;

  /** The arguments of a settlement. */
  private record Unsent(Settlement settlement, long position, long inFlight) {}

  /**
   * A writer.
   *
   * @param subscription as the leader of this epoch has read it
   */
  LedgerWriter(Stores stores, Term term, Subscription subscription) {
    this.stores = stores;
    this.term = term;
    this.subscription = subscription;
  }

  /** The subscription after the last transaction. */
  Subscription subscription() {
    return subscription;
  }

  /** An operator, or the receiver, has stopped or resumed it. */
  void setState(Subscription.State state, @Nullable String reason, long requests) {
    subscription = subscription.with(state, reason, requests);
  }

  /** The number of unsettled events with a row. */
  long unsettled() {
    return unsettled;
  }

  /** The rows of unsettled events were counted. */
  void setUnsettled(long count) {
    unsettled = count;
  }

  /** An event is settled. */
  void settled(Delivery delivery, Outcome outcome) {
    stores.meters().settled(subscription, outcome, delivery.event.time());
    settled(
        new Settled(
            delivery.id,
            outcome,
            delivery.attempt,
            delivery.replay(),
            delivery.stored,
            delivery.recovered));
  }

  /** An event has failed for good. */
  void dead(Delivery delivery, String reason) {
    settlement
        .letters()
        .add(
            new DeadLetter(
                stores.newId(),
                subscription.observer(),
                subscription.action(),
                delivery.id,
                delivery.event,
                reason,
                delivery.attempt,
                delivery.replay(),
                stores.now(),
                DeadLetter.State.OPEN,
                null));
    LOG.warn("{}: event {} is a dead letter: {}", subscription.name(), delivery.event.id(), reason);
    settled(delivery, Outcome.DEAD);
  }

  /** The event of a row is no longer kept. */
  void vanished(Unsettled row) {
    LOG.error("{}: entry {} is no longer in fq_outbox", subscription.name(), row.id());
    settled(new Settled(row.id(), Outcome.DEAD, row.attempt(), row.replay(), true, false));
  }

  private void settled(Settled row) {
    settlement.settled().add(row);
    if (row.stored()) {
      unsettled--;
    }
  }

  /** An event gets a row, or its row another content. */
  void put(Delivery delivery, Unsettled row) {
    if (delivery.stored) {
      settlement.changed().add(row);
    } else {
      delivery.stored = true;
      settlement.added().add(row);
      unsettled++;
    }
  }

  /** Whether there is something to write. */
  boolean isPending() {
    return unsent != null || !settlement.isEmpty();
  }

  /**
   * Writes everything. If that fails, exactly the same is written at the next call, because it may
   * have been committed.
   *
   * @param position the number up to which every event is settled, or has a row
   * @param cursor the number up to which events may be attempted next
   * @param attempts whether events above the written number are attempted next
   * @throws LeaseLostException if another node leads, or may do so
   * @throws RetiredException if the observer was retired
   */
  void flush(long position, long cursor, boolean attempts)
      throws SQLException, LeaseLostException, RetiredException {
    send();
    if (settlement.isEmpty() && !attempts && position <= subscription.position()) {
      return;
    }
    long inFlight =
        subscription.inFlight() - cursor < LOOK_AHEAD / 2
            ? cursor + LOOK_AHEAD
            : subscription.inFlight();
    write(position, inFlight);
  }

  /**
   * Writes everything for the last time: no more events are attempted.
   *
   * @param position the number up to which every event is settled, or has a row
   * @param attempted the number up to which events may have been attempted
   * @throws LeaseLostException if another node leads, or may do so
   * @throws RetiredException if the observer was retired
   */
  void close(long position, long attempted)
      throws SQLException, LeaseLostException, RetiredException {
    send();
    write(position, attempted);
  }

  private void write(long position, long inFlight)
      throws SQLException, LeaseLostException, RetiredException {
    unsent = new Unsent(settlement, Math.max(position, subscription.position()), inFlight);
    settlement = new Settlement();
    send();
  }

  private void send() throws SQLException, LeaseLostException, RetiredException {
    Unsent next = unsent;
    if (next == null) {
      return;
    }
    if (!term.leads()) {
      throw new LeaseLostException(subscription.epoch());
    }
    FailPoint.reach(FailPoint.OBSERVER_SETTLE);
    subscription =
        stores.ledger().settle(subscription, next.settlement(), next.position(), next.inFlight());
    FailPoint.reach(FailPoint.OBSERVER_SETTLED);
    unsent = null;
  }
}
