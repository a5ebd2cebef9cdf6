package dev.fraiseql.benchmarks.run;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The minimum, median and maximum of some figures. */
public record Spread(double minimum, double median, double maximum) {

  /** Of at least one figure. */
  public static Spread of(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** Of at least one figure. */
  public static Spread of(DoubleStream figures) {
    return of(figures.toArray());
  }
}
