package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fraiseql.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The measurements so far. */
final class FlightMeasurements {
  static final String HTTP = "HTTP";
  static final String FLIGHT = "Flight";

  private final Set<String> databases = new LinkedHashSet<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<FirstBatch> firstBatches = new ArrayList<>();
  private final List<ParallelStreams> parallelStreams = new ArrayList<>();
  private final List<SequentialRun> sequentialRuns = new ArrayList<>();
  private final List<ConcurrentRun> concurrentRuns = new ArrayList<>();
  private final List<ProfiledExport> profiles = new ArrayList<>();
  private String generator = "";

  /**
   * One export of all rows.
   *
   * @param nanos from the call to the last row
   * @param first nanoseconds from the call to the first batch; 0 if not measured
   * @param peak the server's maximum memory, in MB; 0 without a server
   */
  record Export(String database, long rows, String contender, long nanos, long first, long peak) {}

  /**
   * Latencies in nanoseconds.
   *
   * @param p50 the median
   */
  record Percentiles(long p50, long p95, long p99) {
    static Percentiles of(JsonNode response) {
      return new Percentiles(
          response.get("p50").asLong(), response.get("p95").asLong(), response.get("p99").asLong());
    }
  }

  /** The latency of the first batch of an export of that many rows. */
  record FirstBatch(String database, long rows, String contender, Percentiles nanos) {}

  /** The total rate of several streams in parallel. */
  record ParallelStreams(String database, int streams, double rowsPerSecond) {}

  /**
   * A query that one client sends repeatedly.
   *
   * @param transport {@link #HTTP} or {@link #FLIGHT}
   * @param bytes the length of the JSON or of the record batches, without headers
   * @param client the client's maximum memory, in MB
   * @param server the server's maximum memory, in MB
   */
  record SequentialRun(
      String database,
      int rows,
      String transport,
      Percentiles nanos,
      long bytes,
      long client,
      long server) {}

  /**
   * A query that many connections send for some time.
   *
   * @param transport {@link #HTTP} or {@link #FLIGHT}
   * @param cpuMicros the server's processor time per response
   */
  record ConcurrentRun(
      String database, String query, String transport, Load load, double cpuMicros) {}

  /** Where the server spent processor time. */
  record ProfiledExport(String database, long rows, Profiler.Profile profile) {}

  void database(String version) {
    databases.add(version);
  }

  void export(Export measured) {
    exports.add(measured);
  }

  void firstBatch(FirstBatch measured) {
    firstBatches.add(measured);
  }

  void parallelStreams(ParallelStreams measured) {
    parallelStreams.add(measured);
  }

  void sequentialRun(SequentialRun measured) {
    sequentialRuns.add(measured);
  }

  void concurrentRun(ConcurrentRun measured) {
    concurrentRuns.add(measured);
  }

  void profile(String database, long rows, Profiler.Profile profile) {
    profiles.add(new ProfiledExport(database, rows, profile));
  }

  /** The name of the load generator for HTTP. */
  void generator(String name) {
    generator = name;
  }

  String generator() {
    return generator;
  }

  Set<String> databases() {
    return databases;
  }

  List<Export> exports() {
    return exports;
  }

  List<FirstBatch> firstBatches() {
    return firstBatches;
  }

  List<ParallelStreams> parallelStreams() {
    return parallelStreams;
  }

  List<SequentialRun> sequentialRuns() {
    return sequentialRuns;
  }

  List<ConcurrentRun> concurrentRuns() {
    return concurrentRuns;
  }

  List<ProfiledExport> profiles() {
    return profiles;
  }
}
