package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.load.Load;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * What one contender has done in one round.
 *
 * @param nanos from the first attempt until all events were settled
 * @param pickups the latencies from the commit of an event, in a transaction of its own, to the
 *     begin of its action
 */
record DeliveryTurn(
    String database, Contender contender, int round, int events, long nanos, Load pickups) {
  /** How many events are committed in a second. */
  static final int PICKUPS_PER_SECOND = 300;

  private static final int WARM_UP = 300;

  /** Measures a contender, which is closed then. */
  static DeliveryTurn measure(
      ObserverSetup setup, Contender contender, int round, ObserverOptions.Turns turns)
      throws IOException, InterruptedException, SQLException {
    Attempts attempts = new Attempts();
    try (Deliverer deliverer = setup.deliverer(contender, attempts)) {
      deliverer.fill(turns.events());
      deliverer.start();
      Settled.await(
          contender.shown(),
          () -> attempts.count() >= turns.events() && deliverer.unsettled() == 0);
      long nanos = System.nanoTime() - attempts.first();
      Pace.run(WARM_UP, PICKUPS_PER_SECOND, deliverer::write);
      Settled.await(contender.shown(), () -> deliverer.unsettled() == 0);
      attempts.time(turns.pickups());
      Pace.run(
          turns.pickups(),
          PICKUPS_PER_SECOND,
          number -> {
            deliverer.write(number);
            attempts.committed(number);
          });
      Settled.await(contender.shown(), () -> deliverer.unsettled() == 0);
      return new DeliveryTurn(
          setup.database().product(),
          contender,
          round,
          turns.events(),
          nanos,
          attempts.latencies());
    }
  }

  double perSecond() {
    return events / (nanos / 1e9);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %-32s %,9.0f events/s, pickup p50 %.2f ms, p95 %.2f, p99 %.2f",
        database,
        contender.shown(),
        perSecond(),
        pickups.p50Micros() / 1e3,
        pickups.p95Micros() / 1e3,
        pickups.p99Micros() / 1e3);
  }
}
