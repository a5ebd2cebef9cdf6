package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.PythonClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Exports of all rows of one database. The contenders alternate in each round, so that other load
 * on the machine disturbs all alike.
 */
record ExportComparison(
    FlightSetup setup, List<FlightContender> contenders, FlightMeasurements measurements) {
  private static final int[] STREAMS = {1, 4, 16, 64};
  private static final int FIRST_BATCHES = 30;

  /** Uncounted exports before them: the code up to a first batch has hardly run until then. */
  private static final int UNCOUNTED_FIRST_BATCHES = 100;

  /**
   * Compares sums over every column.
   *
   * @throws IOException if two contenders return different rows
   */
  void checkEqual() throws IOException {
    @Nullable JsonNode first = null;
    for (FlightContender contender : contenders) {
      if (contender.command() == null) {
        continue;
      }
      JsonNode digest = setup.client().run(contender.command().deepCopy().put("do", "digest"));
      if (first != null && !first.equals(digest)) {
        throw new IOException("Rows differ: " + first + "\n" + contender.name() + ": " + digest);
      }
      first = digest;
    }
    setup.client().peakMegabytes(); // excludes the memory used so far
  }

  /** Measures whole exports, with the profiler in the counted rounds if the options say so. */
  void measure(FlightOptions options, Bench bench) throws IOException, SQLException {
    @Nullable Profiler profiler = options.profile() ? new Profiler(setup.fraiseql().pid()) : null;
    for (int round = -options.warmUp(); round < options.rounds(); round++) {
      for (FlightContender contender : contenders) {
        if (profiler != null && round >= 0 && contender.server() == setup.fraiseql()) {
          profiler.resume();
          measure(contender, true);
          profiler.pause();
        } else {
          measure(contender, round >= 0);
        }
      }
    }
    if (profiler != null) {
      String file = "profile-%s-%s.html".formatted(setup.product(), setup.rows());
      measurements.profile(
          setup.product(), setup.rows(), profiler.profile(bench.work().resolve(file)));
    }
  }

  private void measure(FlightContender contender, boolean counted)
      throws IOException, SQLException {
    long nanos;
    long first = 0;
    long read;
    if (contender.server() != null) {
      contender.server().usage().peakMegabytes();
    }
    if (contender.command() == null) {
      long begun = System.nanoTime();
      read = new RawRead(setup.database()).count();
      nanos = System.nanoTime() - begun;
    } else {
      JsonNode result = setup.client().run(contender.command());
      nanos = result.get("nanos").asLong();
      first = result.get("first").asLong();
      read = result.get("rows").asLong();
    }
    if (read != setup.rows()) {
      throw new IOException(
          "%s returned %s of %s rows".formatted(contender.name(), read, setup.rows()));
    }
    long server = contender.server() == null ? 0 : contender.server().usage().peakMegabytes();
    System.out.printf(
        Locale.ROOT,
        "%-11s %,12d rows  %-28s %,9.0f ms  first batch %,8.1f ms  server %,5d MB%s%n",
        setup.product(),
        setup.rows(),
        contender.name(),
        nanos / 1e6,
        first / 1e6,
        server,
        counted ? "" : "  (warm-up)");
    if (counted) {
      measurements.export(
          new FlightMeasurements.Export(
              setup.product(), setup.rows(), contender.name(), nanos, first, server));
    }
  }

  /** Measures many exports, each cancelled after its first batch. */
  void measureFirstBatches() throws IOException {
    for (FlightContender contender : contenders) {
      if (contender.server() == null || contender.command() == null) {
        continue;
      }
      ObjectNode command = contender.command().deepCopy().put("do", "first_batch");
      setup.client().run(command.put("times", UNCOUNTED_FIRST_BATCHES));
      JsonNode result = setup.client().run(command.put("times", FIRST_BATCHES));
      FlightMeasurements.FirstBatch measured =
          new FlightMeasurements.FirstBatch(
              setup.product(),
              setup.rows(),
              contender.name(),
              FlightMeasurements.Percentiles.of(result));
      measurements.firstBatch(measured);
      System.out.println(measured);
    }
  }

  /** Measures our server with several streams at the same time. */
  void measureParallelStreams() throws IOException {
    for (int streams : STREAMS) {
      JsonNode result =
          setup
              .client()
              .run(
                  PythonClient.flight(setup.fraiseql().flightPort(), "export:events:id<=100000:")
                      .put("do", "parallel")
                      .put("streams", streams));
      FlightMeasurements.ParallelStreams measured =
          new FlightMeasurements.ParallelStreams(
              setup.product(),
              streams,
              result.get("rows").asLong() / (result.get("nanos").asLong() / 1e9));
      measurements.parallelStreams(measured);
      System.out.println(measured);
    }
  }
}
