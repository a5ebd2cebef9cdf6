package dev.fraiseql.engine.write;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, 12 bits that count
 * within one of them, and random bits. Those of one instance ascend. Thread-safe.
 */
public final class TimeOrderedIds {
  private static final int COUNTER_BITS = 12;
  private static final long VERSION = 7L << 12;
  private static final long VARIANT = 1L << 63;

  private final Clock clock;

  /** The milliseconds and the counter of the last id. */
  private final AtomicLong last = new AtomicLong();

  /** Ids of the time of a clock. */
  public TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  /** A new id. */
  public UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    // A counter that overflows runs into the next millisecond.
    long time = last.updateAndGet(before -> Math.max(before + 1, now));
    long counter = time & ((1L << COUNTER_BITS) - 1);
    long high = (time >>> COUNTER_BITS << 16) | VERSION | counter;
    long low = (ThreadLocalRandom.current().nextLong() >>> 2) | VARIANT;
    return new UUID(high, low);
  }
}
