package dev.fraiseql.observers.store;

import org.jspecify.annotations.Nullable;

/**
 * One action of one observer, and how far it has come: a row of {@code fq_observer}.
 *
 * @param startedAfter the number behind which it has begun
 * @param position every event up to it is settled, or has a row in {@code fq_unsettled}
 * @param inFlight events up to it may have been attempted
 * @param epoch of the leader who may settle
 * @param settlements how many transactions have settled events
 * @param requests how often an operator has changed what is to be delivered
 */
public record Subscription(
    int id,
    String observer,
    String action,
    String type,
    State state,
    @Nullable String reason,
    long startedAfter,
    long position,
    long inFlight,
    long epoch,
    long settlements,
    long requests,
    Counts counts) {

  /** Whether events are delivered. */
  public enum State {
    /** They are. */
    ACTIVE,
    /** They are not, and are kept. */
    STOPPED
  }

  /**
   * Numbers of events.
   *
   * @param captured those that have a row in the ledger: settled or not
   * @param done delivered
   * @param skipped those that did not meet the condition
   * @param dead dead letters
   * @param recovered those that only a check of the whole outbox has found
   */
  public record Counts(long captured, long done, long skipped, long dead, long recovered) {
    /** No events. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** The sums. */
    public Counts plus(Counts other) {
      return new Counts(
          captured + other.captured,
          done + other.done,
          skipped + other.skipped,
          dead + other.dead,
          recovered + other.recovered);
    }
  }

  /** This subscription after a transaction that has settled events. */
  Subscription settled(long newPosition, long newInFlight, Counts newCounts) {
    return new Subscription(
        id,
        observer,
        action,
        type,
        state,
        reason,
        startedAfter,
        newPosition,
        newInFlight,
        epoch,
        settlements + 1,
        requests,
        newCounts);
  }

  /** This subscription with what an operator has changed. */
  public Subscription with(State newState, @Nullable String newReason, long newRequests) {
    return new Subscription(
        id,
        observer,
        action,
        type,
        newState,
        newReason,
        startedAfter,
        position,
        inFlight,
        epoch,
        settlements,
        newRequests,
        counts);
  }

  /** Whether it is this subscription at a later time, and no other that got its id. */
  boolean isLater(Subscription other) {
    return other.name().equals(name())
        && other.startedAfter == startedAfter
        && other.settlements >= settlements;
  }

  /** The name that logs and ids of deliveries show. */
  public String name() {
    return observer + '.' + action;
  }
}
