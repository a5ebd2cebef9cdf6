package dev.fraiseql.benchmarks.start;

import java.util.List;

/**
 * The starts of one program on one database, in milliseconds from the start of the process to the
 * first response.
 *
 * @param database its product and version
 * @param types what is served
 * @param with the comparison of classes and tables, one for each round
 * @param without it
 */
record StartTimes(String database, String types, List<Double> with, List<Double> without) {
  StartTimes {
    with = with.stream().sorted().toList();
    without = without.stream().sorted().toList();
  }

  /** How much longer a start with the comparison takes: the ratio of the medians. */
  double ratio() {
    return median(with) / median(without);
  }

  /** The median of sorted times. */
  static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
