package dev.fraiseql.observers.action.policy;

import java.util.function.LongSupplier;

/** Spaces attempts evenly. Thread-safe. */
final class RateLimit {
  private static final double SECOND = 1e9;

  private final long interval;
  private final long maxWait;
  private final LongSupplier nanos;
  private long next;

  /**
   * A limit.
   *
   * @param rate attempts a second; 0 for no limit
   * @param maxWait the longest wait in nanoseconds for which a place is reserved
   */
  RateLimit(double rate, long maxWait, LongSupplier nanos) {
    this.interval = rate > 0 ? (long) Math.min(SECOND / rate, Long.MAX_VALUE / 4.0) : 0;
    this.maxWait = maxWait;
    this.nanos = nanos;
    this.next = nanos.getAsLong();
  }

  /**
   * Reserves the next place, unless it is too far away.
   *
   * @return the nanoseconds until the place; reserved if they are at most the longest wait
   */
  synchronized long reserve() {
    if (interval == 0) {
      return 0;
    }
    long now = nanos.getAsLong();
    if (next - now < 0) {
      next = now;
    }
    long wait = next - now;
    if (wait <= maxWait) {
      next += interval;
    }
    return wait;
  }
}
