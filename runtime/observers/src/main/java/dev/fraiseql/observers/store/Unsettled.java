package dev.fraiseql.observers.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code fq_unsettled}: an event that has failed and is tried again, that waits for one
 * before it of the same key, or whose attempt may have ended the process.
 *
 * @param id the number of the event
 * @param attempt the number of attempts that have failed
 * @param crashes how often the process ended while nothing but this event was delivered
 * @param replay 0, or how often an operator has replayed the event
 * @param letter the dead letter that has the event; null if it is that of the outbox
 * @param firstAt the time of the first attempt; null if there was none
 * @param nextAt when it is tried again; null for at once
 * @param error why the last attempt failed; null if none has
 */
public record Unsettled(
    long id,
    String key,
    State state,
    int attempt,
    int crashes,
    int replay,
    @Nullable String letter,
    @Nullable Instant firstAt,
    @Nullable Instant nextAt,
    @Nullable String error) {

  /** Why it is not settled. */
  public enum State {
    /** It is tried again. */
    PENDING,
    /** It waits for an event before it. */
    WAITING,
    /** It was attempted when this was written. */
    RUNNING
  }

  /**
   * Where an unsettled event stands.
   *
   * @param nextAt when it is tried again; null for at once
   */
  public record Place(long id, String key, @Nullable Instant nextAt) {}
}
