package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import dev.fraiseql.benchmarks.run.PythonClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * The command {@code benchmarks/compare load}: how fast rows are loaded, with capture and without,
 * compared with loads straight into the database; and the memory of one load.
 */
public final class CompareLoading {
  private CompareLoading() {}

  /**
   * Compares.
   *
   * @param args see {@link LoadingOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    LoadingOptions options = Bench.options(args, LoadingOptions::read);
    Bench bench = Bench.read();
    LoadingMeasurements measurements = new LoadingMeasurements();
    LoadingPage page =
        new LoadingPage(Bench.conditions("load", args, Machine.load()), measurements);
    for (String product : options.databases()) {
      try (MeasuredDatabase database = MeasuredDatabase.open(product, bench.work(), List.of());
          PythonClient client = PythonClient.start(bench)) {
        measurements.database(database.version());
        compare(database, client, options, bench, measurements);
        if (options.memory()) {
          LoadMemory memory = new LoadMemory(database, client, bench);
          memory.measure(LoadContender.UNCAPTURED, options.rows(), measurements);
          memory.measure(LoadContender.CAPTURED, options.rows(), measurements);
        }
      }
      if (options.report()) {
        // Rewritten each time, so that an interrupted run keeps its measurements.
        System.out.println("Written to " + bench.keep("-load.md", page.markdown()));
      }
    }
    System.out.println(page.markdown());
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  private static void compare(
      MeasuredDatabase database,
      PythonClient client,
      LoadingOptions options,
      Bench bench,
      LoadingMeasurements measurements)
      throws IOException, InterruptedException, SQLException {
    if (options.rounds() == 0) {
      return;
    }
    List<LoadContender> contenders =
        options.contenders().stream().filter(each -> each.loads(database.product())).toList();
    LoadingSetup.make(client, options.rows());
    try (LoadingSetup setup = LoadingSetup.start(database, client, bench, List.of())) {
      LoadComparison comparison =
          new LoadComparison(
              setup,
              new LoadTables(database, setup.connection()),
              contenders,
              options.rows(),
              measurements);
      comparison.checkEqual();
      comparison.measure(options);
    }
  }
}
