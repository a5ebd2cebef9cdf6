package dev.fraiseql.benchmarks.loading;

import static dev.fraiseql.benchmarks.loading.LoadContender.ADBC;
import static dev.fraiseql.benchmarks.loading.LoadContender.CAPTURED;
import static dev.fraiseql.benchmarks.loading.LoadContender.UNCAPTURED;

import java.util.List;

/** The minimum that a ratio of rows per second should reach. */
record RatioTarget(LoadContender measured, LoadContender reference, double minimum) {
  static final List<RatioTarget> ALL =
      List.of(new RatioTarget(UNCAPTURED, ADBC, 0.8), new RatioTarget(CAPTURED, UNCAPTURED, 0.4));
}
