package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The command {@code benchmarks/compare conversion}: what it takes to make a row in memory into
 * Arrow, and what is allocated for it.
 */
public final class MeasureConversion {
  private static final List<String> TABLES = List.of("accounts", "events");

  private MeasureConversion() {}

  /**
   * Measures.
   *
   * @param args see {@link ConversionOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, SQLException, RunnerException {
    ConversionOptions options = Bench.options(args, ConversionOptions::read);
    Bench bench = Bench.read();
    double load = Machine.load();
    for (String table : TABLES) {
      checkEqual(table);
    }
    String conditions = Bench.conditions("conversion", args, load);
    String page = new ConversionPage(conditions, options, measure(options)).markdown();
    System.out.println(page);
    if (options.report()) {
      System.out.println("Written to " + bench.keep("-conversion.md", page));
    }
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /** Our writers have to give the same vectors, whatever they read. */
  private static void checkEqual(String table) throws IOException, SQLException {
    List<String> expected = List.of();
    for (Way way : Way.values()) {
      if (!way.isOurs()) {
        continue;
      }
      try (Source source = way.open(table)) {
        List<String> found = source.convert().contentToTSVString().lines().toList();
        for (int i = 0; i < expected.size(); i++) {
          if (!found.get(i).equals(expected.get(i))) {
            throw new IOException(
                "Not the same rows: " + expected.get(i) + "\n" + way.title() + ": " + found.get(i));
          }
        }
        expected = found;
      }
    }
  }

  private static Collection<RunResult> measure(ConversionOptions options) throws RunnerException {
    TimeValue second = TimeValue.seconds(1);
    return new Runner(
            new OptionsBuilder()
                .include("^" + Conversion.class.getName().replace(".", "\\.") + "\\.")
                .param("table", TABLES.toArray(String[]::new))
                .forks(options.forks())
                .warmupIterations(options.warmUp())
                .warmupTime(second)
                .measurementIterations(options.rounds())
                .measurementTime(second)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build())
        .run();
  }
}
