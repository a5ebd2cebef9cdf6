package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.database.Dataset;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.load.Load;
import dev.fraiseql.benchmarks.load.LoadGenerator;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts all contenders on one database, checks their responses and measures them. */
record DatabaseComparison(
    Bench bench, Launcher launcher, LoadGenerator generator, Measurements measurements) {
  private static final int MAX_WARM_UP_INTERVALS = 20;

  /** The warm-up ends when an interval takes at least this part of the time of the one before. */
  private static final double STEADY = 0.95;

  void run(String product) throws IOException, InterruptedException, SQLException {
    BenchmarkMatrix matrix = matrix();
    List<Dataset> rows = matrix.workloads().stream().map(Workload::rows).toList();
    try (MeasuredDatabase database = MeasuredDatabase.open(product, bench.work(), rows)) {
      measurements.database(product, database.version());
      Map<Contender, ServerProcess> servers = new LinkedHashMap<>();
      try {
        start(database, servers);
        for (BenchmarkQuery query : matrix.queries()) {
          compare(query, database, servers);
        }
        for (Map.Entry<Contender, ServerProcess> server : servers.entrySet()) {
          measurements.loaded(
              product, server.getKey(), server.getValue().usage().residentMegabytes());
        }
      } finally {
        for (ServerProcess server : servers.values()) {
          server.close();
        }
      }
    }
  }

  private BenchmarkMatrix matrix() {
    return measurements.options().matrix();
  }

  private LoadSettings loadSettings() {
    return measurements.options().loadSettings();
  }

  /** Starts the servers one after another, so that none is slowed by the start of the next. */
  private void start(MeasuredDatabase database, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    for (Contender contender : matrix().contenders()) {
      List<BenchmarkQuery> queries = matrix().queries(contender, database.product());
      if (queries.isEmpty()) {
        continue;
      }
      ServerProcess server =
          ServerProcess.start(
              launcher.command(contender),
              database.url(),
              Map.of(),
              bench.work().resolve(contender.name() + ".log"));
      servers.put(contender, server);
      Duration first = server.awaitResponse(contender.calls(queries.getFirst()).getFirst());
      measurements.started(
          database.product(), contender, first, server.usage().residentMegabytes());
      System.out.printf(
          Locale.ROOT,
          "%-11s %-20s first response after %d ms, process %d%n",
          database.product(),
          contender.title(),
          first.toMillis(),
          server.pid());
    }
  }

  private void compare(
      BenchmarkQuery query, MeasuredDatabase database, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    Map<Contender, ServerProcess> compared = new LinkedHashMap<>(servers);
    compared.keySet().retainAll(matrix().contenders(query, database.product()));
    measurements.responseBytes(query, ResponseCheck.check(query, compared));
    for (Map.Entry<Contender, ServerProcess> server : compared.entrySet()) {
      warmUp(server.getKey(), query, server.getValue());
    }
    for (int round = 1; round <= loadSettings().rounds(); round++) {
      for (Map.Entry<Contender, ServerProcess> server : compared.entrySet()) {
        measure(database, query, round, server);
      }
    }
    ResponseCheck.check(query, compared); // still the same under load
  }

  /**
   * Warms up for at least the configured time, and until the JIT compiler is done: until the
   * processor time per response no longer falls.
   */
  private void warmUp(Contender contender, BenchmarkQuery query, ServerProcess server)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + loadSettings().warmUp().toNanos();
    double before = Double.MAX_VALUE;
    for (int interval = 0; interval < MAX_WARM_UP_INTERVALS; interval++) {
      long cpu = server.usage().cpuNanos();
      Load load = load(contender, query, server);
      double micros = (server.usage().cpuNanos() - cpu) / 1e3 / load.responses();
      if (System.nanoTime() > end && micros > before * STEADY) {
        return;
      }
      before = micros;
    }
  }

  private void measure(
      MeasuredDatabase database,
      BenchmarkQuery query,
      int round,
      Map.Entry<Contender, ServerProcess> entry)
      throws IOException, InterruptedException {
    Contender contender = entry.getKey();
    ServerProcess server = entry.getValue();
    long cpu = server.usage().cpuNanos();
    long databaseCpu = database.cpuNanos();
    Load load = load(contender, query, server);
    Sample sample =
        new Sample(
            database.product(),
            query,
            contender,
            round,
            load,
            server.usage().cpuNanos() - cpu,
            database.cpuNanos() - databaseCpu);
    measurements.samples().add(sample);
    System.out.printf(
        Locale.ROOT,
        "%-11s %-13s round %d  %-20s %,9.0f/s  p50 %,8.0f us  p99 %,8.0f us  %6.1f us of processor%s%n",
        database.product(),
        query.name(),
        round,
        contender.title(),
        load.perSecond(),
        load.p50Micros(),
        load.p99Micros(),
        sample.cpuMicros(),
        load.errors() == 0 ? "" : "  ERRORS " + load.errors());
  }

  private Load load(Contender contender, BenchmarkQuery query, ServerProcess server)
      throws IOException, InterruptedException {
    try {
      return generator.run(
          server.httpPort(),
          contender.calls(query),
          loadSettings().connections(),
          loadSettings().interval());
    } catch (IOException e) {
      throw new IOException(contender.title() + ", " + server.state(), e);
    }
  }
}
