package dev.fraiseql.benchmarks.loading;

import static dev.fraiseql.benchmarks.loading.LoadContender.ADBC;
import static dev.fraiseql.benchmarks.loading.LoadContender.CAPTURED;
import static dev.fraiseql.benchmarks.loading.LoadContender.HAND_WRITTEN;
import static dev.fraiseql.benchmarks.loading.LoadContender.UNCAPTURED;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of rows per second.
 *
 * @param minimum what it should reach; null if it only shows what can be reached
 */
record LoadRatio(LoadContender measured, LoadContender reference, @Nullable Double minimum) {
  static final List<LoadRatio> ALL =
      List.of(
          new LoadRatio(UNCAPTURED, ADBC, 0.8),
          new LoadRatio(CAPTURED, UNCAPTURED, 0.4),
          new LoadRatio(HAND_WRITTEN, UNCAPTURED, null),
          new LoadRatio(CAPTURED, HAND_WRITTEN, null));
}
