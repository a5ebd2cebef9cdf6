package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Bench;
import java.io.IOException;
import java.util.Formatter;
import java.util.Locale;

/** The measurements in Markdown. */
final class Report {
  private final Measurements measurements;
  private final String[] arguments;

  Report(Measurements measurements, String[] arguments) {
    this.measurements = measurements;
    this.arguments = arguments;
  }

  /** The whole page. */
  String markdown(String chart) throws IOException {
    return "# Comparison of "
        + Bench.today()
        + "\n\n"
        + conditions()
        + "\n![Responses per second]("
        + chart
        + ")\n\n"
        + tables();
  }

  /** The tables alone. */
  String tables() {
    Formatter out = new Formatter(Locale.ROOT);
    ratios(out);
    figures(out);
    processStats(out);
    return out.toString();
  }

  private String conditions() throws IOException {
    Options options = measurements.options();
    Formatter out = new Formatter(Locale.ROOT);
    out.format("%s", Bench.conditions("", arguments, measurements.loadBefore()));
    out.format(
        "- databases: %s, on the same machine, over JDBC (PostGraphile: over pg)%n",
        String.join(", ", measurements.versions().values()));
    out.format("- libraries: %s%n", String.join(", ", measurements.libraries()));
    out.format(
        "- load: %s, %d connections, each sending its next request after the last response; HTTP/1.1 on the loopback interface%n",
        measurements.generator(), options.loadSettings().connections());
    LoadSettings loadSettings = options.loadSettings();
    out.format(
        "- a warm-up of at least %d s for each contender and query, until the processor time per response no longer falls; then %d rounds of %d s for each contender%n",
        loadSettings.warmUp().toSeconds(),
        loadSettings.rounds(),
        loadSettings.interval().toSeconds());
    out.format(
        "- every contender has its own process (PostGraphile: one per processor), the JVMs with the same flags; before and after "
            + "the rounds all responses were compared: byte for byte, those of graphql-java and PostGraphile as JSON%n");
    for (BenchmarkQuery query : options.matrix().queries()) {
      out.format(
          "- %s: %,d bytes per response on average%n",
          query.name(), measurements.responseBytes(query));
    }
    return out.toString();
  }

  private void ratios(Formatter out) {
    out.format("## Ratios of responses per second%n%n");
    out.format(
        "The median of the ratios within each round; in parentheses the minimum and the maximum. A ratio in bold meets the target "
            + "that its column names; the others miss it.%n%n");
    RatioTable table = new RatioTable(measurements);
    out.format("%s", table.speed());
    out.format("## Ratios of processor time%n%n");
    out.format(
        "The reference's processor time per response divided by the contender's: the ratio without the time of the database and "
            + "the load generator. Medians of the rounds.%n%n");
    out.format("%s", table.processorTime());
  }

  private void figures(Formatter out) {
    out.format("## Figures%n%n");
    out.format(
        "Medians of the rounds. Latencies are in microseconds with all connections busy, so they grow as the rate falls; "
            + "processor times are per response.%n%n");
    out.format(
        "| database | query | contender | responses/s | p50 us | p99 us | server us | database us | errors |%n");
    out.format("|---|---|---|--:|--:|--:|--:|--:|--:|%n");
    Samples samples = measurements.samples();
    BenchmarkMatrix matrix = measurements.options().matrix();
    for (String database : matrix.databases()) {
      for (BenchmarkQuery query : matrix.queries()) {
        for (Contender contender : matrix.contenders(query, database)) {
          out.format(
              "| %s | %s | %s | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %d |%n",
              database,
              query.name(),
              contender.title(),
              samples.spread(database, query, contender, s -> s.load().perSecond()).median(),
              samples.spread(database, query, contender, s -> s.load().p50Micros()).median(),
              samples.spread(database, query, contender, s -> s.load().p99Micros()).median(),
              samples.spread(database, query, contender, Sample::cpuMicros).median(),
              samples.spread(database, query, contender, Sample::databaseCpuMicros).median(),
              samples.errors(database, query, contender));
        }
      }
    }
    out.format("%n");
  }

  private void processStats(Formatter out) {
    out.format("## Start and memory%n%n");
    out.format(
        "| database | contender | first response after | resident, idle | after all rounds |%n");
    out.format("|---|---|--:|--:|--:|%n");
    BenchmarkMatrix matrix = measurements.options().matrix();
    for (String database : matrix.databases()) {
      for (Contender contender : matrix.contenders()) {
        measurements
            .processStats(database, contender)
            .ifPresent(stats ->
                out.format(
                    "| %s | %s | %.2f s | %d MB | %d MB |%n",
                    database,
                    contender.title(),
                    stats.firstResponse().toMillis() / 1e3,
                    stats.idle(),
                    stats.loaded()));
      }
    }
  }
}
