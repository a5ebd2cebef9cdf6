package dev.fraiseql.benchmarks.load;

import java.util.Arrays;

/** The time of every answer, kept as it is: exact, and eight bytes each. */
final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int size;
  private long errors;

  void add(long time, boolean ok) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = time;
    if (!ok) {
      errors++;
    }
  }

  /** A connection that broke. */
  void lost() {
    errors++;
  }

  Load summary(double seconds) {
    Arrays.sort(nanos, 0, size);
    return new Load(size, errors, seconds, micros(0.50), micros(0.99));
  }

  private double micros(double part) {
    return size == 0 ? Double.NaN : nanos[(int) Math.min(size - 1L, Math.round(part * size))] / 1e3;
  }
}
