package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.LoadGenerator;
import dev.fraiseql.benchmarks.load.SelectorLoad;
import dev.fraiseql.benchmarks.run.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code benchmarks/compare}: measures all databases and writes the report. */
public final class Compare {
  private Compare() {}

  /**
   * Compares.
   *
   * @param args see {@link Options#USAGE}; the properties {@code compare.work} and {@code
   *     compare.results} name the folders for working files and for the report
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Options options = Bench.options(args, Options::read);
    Bench bench = Bench.read();
    Optional<PostGraphile> postGraphile = postGraphile(options.matrix(), bench);
    if (postGraphile.isEmpty()) {
      options = options.with(options.matrix().without(Contender.POSTGRAPHILE));
    }
    LoadGenerator generator = options.builtInLoad() ? new SelectorLoad() : LoadGenerator.best();
    Measurements measurements = new Measurements(options, generator.name());
    if (postGraphile.isPresent()) {
      measurements.library(postGraphile.get().version());
    }
    List<String> flags = new ArrayList<>(bench.flags());
    flags.addAll(options.jvmFlags());
    Launcher launcher = new Launcher(flags, postGraphile.orElse(null));
    for (String product : options.matrix().databases()) {
      new DatabaseComparison(bench, launcher, generator, measurements).run(product);
    }
    report(new Report(measurements, args), measurements, bench);
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /** Empty if PostGraphile does not take part, or cannot. */
  private static Optional<PostGraphile> postGraphile(BenchmarkMatrix matrix, Bench bench)
      throws IOException, InterruptedException {
    if (!includesPostGraphile(matrix)) {
      return Optional.empty();
    }
    Optional<PostGraphile> installed =
        PostGraphile.install(
            Bench.folder("compare.postgraphile"), bench.work().resolveSibling("postgraphile"));
    if (installed.isEmpty()) {
      System.out.println("PostGraphile is skipped: npm or Node.js is not on the PATH.");
    }
    return installed;
  }

  private static boolean includesPostGraphile(BenchmarkMatrix matrix) {
    return matrix.databases().stream()
        .flatMap(database ->
            matrix.queries().stream().flatMap(query -> matrix.contenders(query, database).stream()))
        .anyMatch(contender -> contender == Contender.POSTGRAPHILE);
  }

  private static void report(Report report, Measurements measurements, Bench bench)
      throws IOException {
    System.out.println();
    System.out.println(report.tables());
    if (measurements.options().report()) {
      Path chart = bench.keep(".svg", new BarChart(measurements).svg());
      System.out.println(
          "Written to " + bench.keep(".md", report.markdown(chart.getFileName().toString())));
    }
  }
}
