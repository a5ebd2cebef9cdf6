package dev.fraiseql.benchmarks.load;

import java.util.Arrays;

/** The latencies of all responses, stored exactly, with eight bytes each. */
public final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int size;
  private long errors;

  /**
   * Adds a response.
   *
   * @param time its latency in nanoseconds
   * @param ok whether it is no error
   */
  public void add(long time, boolean ok) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.max(size * 2, 1 << 10));
    }
    nanos[size++] = time;
    if (!ok) {
      errors++;
    }
  }

  /** Counts a lost connection as an error. */
  void addLost() {
    errors++;
  }

  /** Adds all responses and errors of another instance. */
  public void addAll(Latencies other) {
    nanos = Arrays.copyOf(nanos, size + other.size);
    System.arraycopy(other.nanos, 0, nanos, size, other.size);
    size += other.size;
    errors += other.errors;
  }

  /**
   * The percentiles and totals.
   *
   * @param seconds the duration of the run
   */
  public Load summary(double seconds) {
    Arrays.sort(nanos, 0, size);
    return new Load(size, errors, seconds, micros(0.50), micros(0.95), micros(0.99));
  }

  private double micros(double part) {
    return size == 0 ? Double.NaN : nanos[(int) Math.min(size - 1L, Math.round(part * size))] / 1e3;
  }
}
