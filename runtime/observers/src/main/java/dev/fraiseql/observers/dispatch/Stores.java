package dev.fraiseql.observers.dispatch;

import dev.fraiseql.observers.store.Backlog;
import dev.fraiseql.observers.store.DeadLetters;
import dev.fraiseql.observers.store.Ledger;
import dev.fraiseql.observers.store.OutboxTable;
import dev.fraiseql.observers.store.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What dispatchers share.
 *
 * @param clock the time of day, which may be moved
 * @param monotonic nanoseconds of the process, which never go back
 * @param ids of UUID version 7
 */
record Stores(
    OutboxTable outbox,
    Subscriptions subscriptions,
    Backlog backlog,
    Ledger ledger,
    DeadLetters letters,
    DispatchMeters meters,
    Clock clock,
    LongSupplier monotonic,
    Supplier<String> ids) {

  Instant now() {
    return clock.instant();
  }

  long nanos() {
    return monotonic.getAsLong();
  }

  String newId() {
    return ids.get();
  }
}
