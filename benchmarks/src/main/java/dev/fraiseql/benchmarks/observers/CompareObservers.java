package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The command {@code benchmarks/compare observers}: how fast events are delivered to observers,
 * compared with other libraries; webhooks; actions in parallel; and what a backlog of one observer
 * means for another one.
 */
public final class CompareObservers {
  private CompareObservers() {}

  /**
   * Compares.
   *
   * @param args see {@link ObserverOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    ObserverOptions options = Bench.options(args, ObserverOptions::read);
    Bench bench = Bench.read();
    ObserverMeasurements measurements = new ObserverMeasurements();
    ObserverPage page =
        new ObserverPage(Bench.conditions("observers", args, Machine.load()), measurements);
    for (String product : options.databases()) {
      measure(product, options, bench, measurements);
      if (options.report()) {
        // Rewritten each time, so that an interrupted run keeps its measurements.
        System.out.println("Written to " + bench.keep("-observers.md", page.markdown()));
      }
    }
    System.out.println(page.markdown());
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /** Measures on one database. */
  static void measure(
      String product, ObserverOptions options, Bench bench, ObserverMeasurements measurements)
      throws IOException, InterruptedException, SQLException {
    try (ObserverSetup setup = ObserverSetup.open(product, bench)) {
      measurements.database(setup.database().version());
      ObserverOptions.Turns turns = options.turns();
      for (int round = -turns.warmUp(); round < turns.rounds(); round++) {
        round(round, setup, options, measurements);
      }
      if (options.measured().contains(Subject.STEPS)) {
        StepTimes measured = StepTimes.measure(setup);
        System.out.println(measured);
        measurements.steps(measured);
      }
      if (options.backlog() > 0) {
        measurements.backlogs(BacklogTurn.measure(setup, options.backlog(), turns));
      }
    }
  }

  /** A round, in which the contenders alternate. */
  private static void round(
      int round, ObserverSetup setup, ObserverOptions options, ObserverMeasurements measurements)
      throws IOException, InterruptedException, SQLException {
    String note = round < 0 ? "  (warm-up)" : "";
    if (options.measured().contains(Subject.DELIVERY)) {
      for (Contender contender : options.contenders(setup.database().product())) {
        DeliveryTurn turn = DeliveryTurn.measure(setup, contender, round, options.turns());
        System.out.println(turn + note);
        if (round >= 0) {
          measurements.delivery(turn);
        }
      }
    }
    if (options.measured().contains(Subject.WEBHOOKS)) {
      WebhookTurn turn = WebhookTurn.measure(setup, round, options.turns().events());
      System.out.println(turn + note);
      if (round >= 0) {
        measurements.webhooks(turn);
      }
    }
  }
}
