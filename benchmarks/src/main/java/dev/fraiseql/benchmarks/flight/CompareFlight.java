package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * The command {@code benchmarks/compare flight}: how fast rows are read as columns, compared with
 * what the database can deliver and with other ways to read columns.
 */
public final class CompareFlight {
  private CompareFlight() {}

  /**
   * Compares.
   *
   * @param args see {@link FlightOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    FlightOptions options = Bench.options(args, FlightOptions::read);
    Bench bench = Bench.read();
    FlightMeasurements measurements = new FlightMeasurements();
    String conditions = Bench.conditions("flight", args, Machine.load());
    for (String product : options.databases()) {
      for (int digits : options.digits()) {
        EventRows events = new EventRows(digits);
        try (MeasuredDatabase database =
                MeasuredDatabase.open(product, bench.work(), List.of(events));
            FlightSetup setup = FlightSetup.start(database, events, bench)) {
          measurements.database(database.version());
          run(setup, options, measurements, bench);
        }
        if (options.report()) {
          // Rewritten each time, so that an interrupted run keeps its measurements.
          System.out.println(
              "Written to "
                  + bench.keep("-flight.md", new FlightPage(conditions, measurements).markdown()));
        }
      }
    }
    System.out.println(new FlightPage(conditions, measurements).markdown());
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /** Measures everything with the first number of rows, and only exports with the others. */
  private static void run(
      FlightSetup setup, FlightOptions options, FlightMeasurements measurements, Bench bench)
      throws IOException, InterruptedException, SQLException {
    boolean all = setup.events().digits() == options.digits().getFirst();
    List<FlightContender> contenders = FlightContender.of(setup);
    ExportComparison exports = new ExportComparison(setup, contenders, measurements);
    if (all) {
      exports.checkEqual();
    }
    exports.measure(options, bench);
    exports.measureFirstBatches();
    if (all) {
      exports.measureParallelStreams();
      new SequentialQueries(setup, measurements).measure();
      new ConcurrentQueries(setup, measurements).measure(options.rounds());
    }
  }
}
