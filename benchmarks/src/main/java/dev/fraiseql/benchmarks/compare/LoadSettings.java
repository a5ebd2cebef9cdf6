package dev.fraiseql.benchmarks.compare;

import java.time.Duration;

/**
 * How hard, how often and how long.
 *
 * @param connections requests under way at a time
 * @param warmUp how long each contender is asked each question, at least, before anything is
 *     measured
 * @param rounds how often each contender has its turn
 * @param turn how long a turn is
 */
record Pace(int connections, Duration warmUp, int rounds, Duration turn) {

  /** Short turns, but several: what disturbs the machine then disturbs a few of them. */
  static final Pace STANDARD = new Pace(32, Duration.ofSeconds(4), 5, Duration.ofSeconds(1));

  Pace connections(int count) {
    return new Pace(count, warmUp, rounds, turn);
  }

  Pace warmUp(Duration least) {
    return new Pace(connections, least, rounds, turn);
  }

  Pace rounds(int count) {
    return new Pace(connections, warmUp, count, turn);
  }

  Pace turn(Duration length) {
    return new Pace(connections, warmUp, rounds, length);
  }
}
