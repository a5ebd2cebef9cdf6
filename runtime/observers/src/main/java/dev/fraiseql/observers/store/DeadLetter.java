package dev.fraiseql.observers.store;

import dev.fraiseql.contract.event.RowEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be delivered: a row of {@code fq_dead_letter}.
 *
 * @param id of UUID version 7
 * @param outboxId the number of the event in the outbox
 * @param reason one line
 * @param attempts how often it was tried
 * @param replay how often the event had been replayed
 * @param resolvedAt when an operator decided on it; null before
 */
public record DeadLetter(
    String id,
    String observer,
    String action,
    long outboxId,
    RowEvent event,
    String reason,
    int attempts,
    int replay,
    Instant diedAt,
    State state,
    @Nullable Instant resolvedAt) {

  /** What was decided. */
  public enum State {
    /** Nothing yet. */
    OPEN,
    /** It is delivered again. */
    REDRIVEN,
    /** It is not delivered. */
    DISCARDED
  }
}
