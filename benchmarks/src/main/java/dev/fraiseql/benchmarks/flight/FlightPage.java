package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.flight.FlightMeasurements.ConcurrentRun;
import dev.fraiseql.benchmarks.flight.FlightMeasurements.Export;
import dev.fraiseql.benchmarks.flight.FlightMeasurements.Percentiles;
import dev.fraiseql.benchmarks.flight.FlightMeasurements.SequentialRun;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Libraries;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The measurements in Markdown.
 *
 * @param conditions the machine and the command, in Markdown
 */
record FlightPage(String conditions, FlightMeasurements measurements) {
  private static final int FRAMES_SHOWN = 20;
  private static final int THREADS_SHOWN = 6;

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Rows as columns, %s%n%n%s", Bench.today(), conditions);
    out.format(
        "- databases: %s, on the same machine%n", String.join(", ", measurements.databases()));
    out.format(
        "- libraries: %s%n",
        String.join(
            ", ",
            Libraries.versions(
                "arrow-vector",
                "flight-core",
                "arrow-jdbc",
                "grpc-netty",
                "mariadb-java-client",
                "postgresql",
                "sqlite-jdbc")));
    exports(out);
    firstBatches(out);
    parallelStreams(out);
    sequentialRuns(out);
    concurrentRuns(out);
    profiles(out);
    return out.toString();
  }

  private double median(Export of, ToDoubleFunction<Export> figure) {
    return median(
        measurements.exports().stream()
            .filter(each ->
                each.database().equals(of.database())
                    && each.rows() == of.rows()
                    && each.contender().equals(of.contender()))
            .mapToDouble(figure)
            .toArray());
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void exports(Formatter out) {
    out.format("%n## Eight mixed columns, all rows%n%nMedians of the rounds.%n%n");
    out.format(
        "| database | rows | | rows/s | of raw | first batch | server's peak |%n|---|--:|---|--:|--:|--:|--:|%n");
    List<Export> kinds =
        measurements.exports().stream()
            .map(each -> new Export(each.database(), each.rows(), each.contender(), 0, 0, 0))
            .distinct()
            .toList();
    for (Export each : kinds) {
      double nanos = median(each, Export::nanos);
      Export raw = new Export(each.database(), each.rows(), FlightContender.RAW, 0, 0, 0);
      double first = median(each, Export::first);
      double peak = median(each, Export::peak);
      out.format(
          "| %s | %,d | %s | %,.0f | %.2f | %s | %s |%n",
          each.database(),
          each.rows(),
          each.contender(),
          each.rows() / (nanos / 1e9),
          median(raw, Export::nanos) / nanos,
          first == 0 ? "" : String.format(Locale.ROOT, "%.1f ms", first / 1e6),
          peak == 0 ? "" : String.format(Locale.ROOT, "%.0f MB", peak));
    }
  }

  private void firstBatches(Formatter out) {
    out.format(
        "%n## The first batch of an export%n%nEach export is cancelled after its first batch, which closes its database connection: the next one uses another.%n%n"
            + "| database | rows | | p50 | p95 |%n|---|--:|---|--:|--:|%n");
    measurements
        .firstBatches()
        .forEach(each ->
            out.format(
                "| %s | %,d | %s | %s | %s |%n",
                each.database(),
                each.rows(),
                each.contender(),
                millis(each.nanos().p50()),
                millis(each.nanos().p95())));
  }

  private void parallelStreams(Formatter out) {
    out.format(
        "%n## Parallel streams of 100,000 rows each%n%n| database | streams | rows/s |%n|---|--:|--:|%n");
    measurements
        .parallelStreams()
        .forEach(each ->
            out.format(
                "| %s | %d | %,.0f |%n", each.database(), each.streams(), each.rowsPerSecond()));
  }

  private void sequentialRuns(Formatter out) {
    out.format(
        "%n## The same query over HTTP, its JSON parsed, and over Flight, from one client in Python%n%n"
            + "Connections are reused. Bytes are those of the JSON and of the record batches.%n%n"
            + "| database | rows | over | p50 | p95 | p99 | bytes | client's peak | server's peak | HTTP's p50 |%n"
            + "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|%n");
    for (SequentialRun each : measurements.sequentialRuns()) {
      Percentiles nanos = each.nanos();
      out.format(
          "| %s | %,d | %s | %s | %s | %s | %,d | %d MB | %d MB | %s |%n",
          each.database(),
          each.rows(),
          each.transport(),
          millis(nanos.p50()),
          millis(nanos.p95()),
          millis(nanos.p99()),
          each.bytes(),
          each.client(),
          each.server(),
          overHttp(each));
    }
  }

  /** The median over HTTP divided by the run's; empty for a run over HTTP. */
  private String overHttp(SequentialRun run) {
    return measurements.sequentialRuns().stream()
        .filter(each ->
            each.transport().equals(FlightMeasurements.HTTP)
                && !run.transport().equals(FlightMeasurements.HTTP)
                && each.database().equals(run.database())
                && each.rows() == run.rows())
        .map(each ->
            String.format(Locale.ROOT, "%.1f x", (double) each.nanos().p50() / run.nanos().p50()))
        .findFirst()
        .orElse("");
  }

  private void concurrentRuns(Formatter out) {
    out.format(
        "%n## Small queries, %d at a time%n%nOver HTTP by %s, over Flight by Arrow's client for Java, which needs more processor time itself. Medians of the rounds.%n%n"
            + "| database | query | over | responses/s | p50 | p95 | p99 | server's processor time | errors |%n"
            + "|---|---|---|--:|--:|--:|--:|--:|--:|%n",
        ConcurrentQueries.CONNECTIONS, measurements.generator());
    measurements.concurrentRuns().stream()
        .map(each -> List.of(each.database(), each.query(), each.transport()))
        .distinct()
        .forEach(key -> {
          List<ConcurrentRun> rounds =
              measurements.concurrentRuns().stream()
                  .filter(
                      each -> List.of(each.database(), each.query(), each.transport()).equals(key))
                  .toList();
          out.format(
              "| %s | %s | %s | %,.0f | %.2f ms | %.2f ms | %.2f ms | %.0f us | %d |%n",
              key.get(0),
              key.get(1),
              key.get(2),
              median(rounds, each -> each.load().perSecond()),
              median(rounds, each -> each.load().p50Micros() / 1e3),
              median(rounds, each -> each.load().p95Micros() / 1e3),
              median(rounds, each -> each.load().p99Micros() / 1e3),
              median(rounds, ConcurrentRun::cpuMicros),
              rounds.stream().mapToLong(each -> each.load().errors()).sum());
        });
  }

  private static double median(List<ConcurrentRun> rounds, ToDoubleFunction<ConcurrentRun> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  private void profiles(Formatter out) {
    measurements
        .profiles()
        .forEach(each -> {
          out.format(
              "%n## Where the server's processor time goes: %s, %,d rows%n%n"
                  + "By async-profiler: a sample of the running function per millisecond of processor time, in the counted rounds.%n%n",
              each.database(), each.rows());
          shares(out, "thread", each.profile().threads(), THREADS_SHOWN);
          out.format("%n");
          shares(out, "function", each.profile().frames(), FRAMES_SHOWN);
        });
  }

  private static void shares(Formatter out, String title, List<Profiler.Share> shares, int shown) {
    out.format("| %s | of the samples |%n|---|--:|%n", title);
    shares.stream()
        .limit(shown)
        .forEach(each -> out.format("| `%s` | %.1f %% |%n", each.where(), each.part() * 100));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
