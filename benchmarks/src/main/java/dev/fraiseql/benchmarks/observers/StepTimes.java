package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.observed.Probe;
import dev.fraiseql.benchmarks.run.Spread;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times from the change of a row to the end of the last action of an observer: medians of some
 * events, of which each goes to both observers.
 *
 * @param one the observer with one action, in milliseconds
 * @param five the one with five
 */
record StepTimes(String database, double one, double five) {
  private static final int WARM_UP = 5;
  private static final int EVENTS = 20;
  private static final List<String> OBSERVERS = List.of("OneStep", "FiveSteps");
  private static final int ACTIONS = 6;

  /** Measures. */
  static StepTimes measure(ObserverSetup setup)
      throws IOException, InterruptedException, SQLException {
    double[] one = new double[EVENTS];
    double[] five = new double[EVENTS];
    long before = done(setup.tables());
    try (ObserverServer server = setup.server("/fail", OBSERVERS)) {
      Clock clock = Clock.systemUTC();
      for (int i = -WARM_UP; i < EVENTS; i++) {
        Map<String, Long> last = new ConcurrentHashMap<>();
        Probe.onStep((observer, event) ->
            last.merge(
                observer, Duration.between(event.time(), clock.instant()).toNanos(), Math::max));
        new ObservedRows(server).parcel(i);
        long expected = before + (long) ACTIONS * (i + WARM_UP + 1);
        Settled.await("the actions", () -> done(setup.tables()) == expected);
        if (i >= 0) {
          one[i] = last.getOrDefault("OneStep", 0L) / 1e6;
          five[i] = last.getOrDefault("FiveSteps", 0L) / 1e6;
        }
      }
    }
    return new StepTimes(
        setup.database().product(), Spread.of(one).median(), Spread.of(five).median());
  }

  private static long done(EventTables tables) throws SQLException {
    return tables.done("OneStep") + tables.done("FiveSteps");
  }

  double ratio() {
    return five / one;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s one action %.1f ms, five %.1f ms: %.2f", database, one, five, ratio());
  }
}
