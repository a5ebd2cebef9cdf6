package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.load.Latencies;
import dev.fraiseql.benchmarks.load.Load;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** The calls of an action that does nothing. Thread-safe. */
final class Attempts {
  private final LongAdder count = new LongAdder();
  private final AtomicLong first = new AtomicLong();
  private volatile long[] begun = {};
  private volatile long[] committed = {};

  /** Forgets all calls. */
  void reset() {
    begun = new long[0];
    committed = new long[0];
    count.reset();
    first.set(0);
  }

  /** Measures the latencies of that many events, which are numbered from 0, from now on. */
  void time(int events) {
    committed = new long[events];
    begun = new long[events];
  }

  /**
   * The action is called.
   *
   * @param number of the event, asked for only if latencies are measured
   */
  void begun(IntSupplier number) {
    if (first.get() == 0) {
      first.compareAndSet(0, System.nanoTime());
    }
    long[] times = begun;
    if (times.length > 0) {
      times[number.getAsInt()] = System.nanoTime();
    }
    count.increment();
  }

  /** The transaction of an event has ended. */
  void committed(int number) {
    long[] times = committed;
    if (times.length > 0) {
      times[number] = System.nanoTime();
    }
  }

  /** How many calls there were. */
  long count() {
    return count.sum();
  }

  /** When the first one was, in nanoseconds of this process; 0 before it. */
  long first() {
    return first.get();
  }

  /**
   * The latencies of all events, of which each was committed and delivered: 0 for one whose action
   * has begun before the writer went on.
   */
  Load latencies() {
    Latencies latencies = new Latencies();
    for (int i = 0; i < begun.length; i++) {
      latencies.add(Math.max(0, begun[i] - committed[i]), true);
    }
    return latencies.summary((double) begun.length / DeliveryTurn.PICKUPS_PER_SECOND);
  }
}
