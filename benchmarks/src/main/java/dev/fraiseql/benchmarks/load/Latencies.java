package dev.fraiseql.benchmarks.load;

import java.util.Arrays;

/** The time of every answer, kept as it is: exact, and eight bytes each. */
public final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int size;
  private long errors;

  /**
   * An answer.
   *
   * @param time that it took, in nanoseconds
   * @param ok whether it was one
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

  /** A connection that broke. */
  void lost() {
    errors++;
  }

  /** Takes what another has seen. */
  public void addAll(Latencies other) {
    nanos = Arrays.copyOf(nanos, size + other.size);
    System.arraycopy(other.nanos, 0, nanos, size, other.size);
    size += other.size;
    errors += other.errors;
  }

  /**
   * What all of them say.
   *
   * @param seconds that the run took
   */
  public Load summary(double seconds) {
    Arrays.sort(nanos, 0, size);
    return new Load(size, errors, seconds, micros(0.50), micros(0.95), micros(0.99));
  }

  private double micros(double part) {
    return size == 0 ? Double.NaN : nanos[(int) Math.min(size - 1L, Math.round(part * size))] / 1e3;
  }
}
