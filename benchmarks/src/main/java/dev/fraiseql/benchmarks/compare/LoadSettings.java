package dev.fraiseql.benchmarks.compare;

import java.time.Duration;

/**
 * How many connections send requests, and how long.
 *
 * @param connections each sends its next request after the last response
 * @param warmUp the minimum warm-up per contender and query
 * @param rounds how often each contender is measured
 * @param interval the time for which a contender is measured in a round
 */
record LoadSettings(int connections, Duration warmUp, int rounds, Duration interval) {

  /** Several short intervals, so that other load on the machine disturbs only a few of them. */
  static final LoadSettings STANDARD =
      new LoadSettings(32, Duration.ofSeconds(4), 5, Duration.ofSeconds(1));

  LoadSettings connections(int count) {
    return new LoadSettings(count, warmUp, rounds, interval);
  }

  LoadSettings warmUp(Duration minimum) {
    return new LoadSettings(connections, minimum, rounds, interval);
  }

  LoadSettings rounds(int count) {
    return new LoadSettings(connections, warmUp, count, interval);
  }

  LoadSettings interval(Duration length) {
    return new LoadSettings(connections, warmUp, rounds, length);
  }
}
