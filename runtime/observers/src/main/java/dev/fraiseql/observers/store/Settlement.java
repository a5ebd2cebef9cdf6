package dev.fraiseql.observers.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What one transaction writes for one subscription. Not thread-safe.
 *
 * @param settled events that are settled
 * @param added events that have no row in {@code fq_unsettled} yet
 * @param changed events that have one
 * @param letters dead letters
 */
public record Settlement(
    List<Settled> settled,
    List<Unsettled> added,
    List<Unsettled> changed,
    List<DeadLetter> letters) {

  /** Nothing yet. */
  public Settlement() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * A settled event.
   *
   * @param id its number
   * @param attempt the number of attempts
   * @param stored whether it has a row in {@code fq_unsettled}, which is removed
   * @param recovered whether only a check of the whole outbox has found it
   */
  public record Settled(
      long id, Outcome outcome, int attempt, int replay, boolean stored, boolean recovered) {}

  /** How it was settled. */
  public enum Outcome {
    /** It was delivered. */
    DONE,
    /** It does not meet the condition. */
    SKIPPED,
    /** It is a dead letter. */
    DEAD
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return settled.isEmpty() && added.isEmpty() && changed.isEmpty() && letters.isEmpty();
  }

  /** What it adds to the numbers of the subscription. */
  Subscription.Counts counts() {
    long done = 0;
    long skipped = 0;
    long dead = 0;
    long recovered = 0;
    long captured = added.size();
    for (Settled each : settled) {
      switch (each.outcome()) {
        case DONE -> done++;
        case SKIPPED -> skipped++;
        case DEAD -> dead++;
      }
      if (!each.stored()) {
        captured++;
      }
      if (each.recovered()) {
        recovered++;
      }
    }
    return new Subscription.Counts(captured, done, skipped, dead, recovered);
  }
}
