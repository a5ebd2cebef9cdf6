package dev.fraiseql.observers.dispatch;

import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.observers.store.Unsettled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that is being delivered to one action. For the thread of its dispatcher. */
final class Delivery {
  final long id;
  final RowEvent event;

  /** Whether only a check of the whole outbox has found it. */
  final boolean recovered;

  /** What it was in {@code fq_unsettled} when it was read from there; null if it was not. */
  final @Nullable Unsettled row;

  /** Whether it has a row in {@code fq_unsettled}. */
  boolean stored;

  /** Whether this row says that it is attempted. */
  boolean marked;

  int attempt;
  int crashes;
  @Nullable Instant firstAt;

  /** An event that was read from the outbox. */
  Delivery(long id, RowEvent event, boolean recovered) {
    this.id = id;
    this.event = event;
    this.recovered = recovered;
    row = null;
  }

  /** An event that was not settled before. */
  Delivery(Unsettled row, RowEvent event) {
    id = row.id();
    this.event = event;
    this.row = row;
    recovered = false;
    stored = true;
    marked = row.state() == Unsettled.State.RUNNING;
    attempt = row.attempt();
    crashes = row.crashes();
    firstAt = row.firstAt();
  }

  int replay() {
    return row == null ? 0 : row.replay();
  }

  /** Its row in a state. */
  Unsettled row(Unsettled.State state, @Nullable Instant nextAt, @Nullable String error) {
    return new Unsettled(
        id,
        event.key(),
        state,
        attempt,
        crashes,
        replay(),
        row == null ? null : row.letter(),
        firstAt,
        nextAt,
        error);
  }
}
