package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.benchmarks.load.Load;
import dev.fraiseql.benchmarks.load.LoadGenerator;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures the rate of small queries on many connections, alternating between HTTP and Flight. */
record ConcurrentQueries(FlightSetup setup, FlightMeasurements measurements) {
  static final int CONNECTIONS = 32;

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final List<NamedQuery> QUERIES =
      List.of(
          new NamedQuery("1 row by its key", EventQuery.row(4_711)),
          new NamedQuery("100 rows", EventQuery.rows(100)));

  private record NamedQuery(String name, EventQuery query) {}

  void measure(int rounds) throws IOException, InterruptedException {
    LoadGenerator http = LoadGenerator.best();
    measurements.generator(http.name());
    ServerProcess server = setup.fraiseql();
    FlightLoad flight = new FlightLoad(server.flightPort());
    for (NamedQuery named : QUERIES) {
      String ticket = named.query.ticket();
      List<HttpCall> calls = List.of(named.query.call());
      http.run(server.httpPort(), calls, CONNECTIONS, WARM_UP);
      flight.run(ticket, CONNECTIONS, WARM_UP);
      for (int round = 0; round < rounds; round++) {
        long before = server.usage().cpuNanos();
        Load overHttp = http.run(server.httpPort(), calls, CONNECTIONS, INTERVAL);
        long between = server.usage().cpuNanos();
        Load overFlight = flight.run(ticket, CONNECTIONS, INTERVAL);
        long after = server.usage().cpuNanos();
        add(named.name, FlightMeasurements.HTTP, overHttp, between - before);
        add(named.name, FlightMeasurements.FLIGHT, overFlight, after - between);
      }
    }
  }

  private void add(String name, String transport, Load load, long cpuNanos) {
    FlightMeasurements.ConcurrentRun measured =
        new FlightMeasurements.ConcurrentRun(
            setup.product(), name, transport, load, cpuNanos / 1e3 / load.responses());
    measurements.concurrentRun(measured);
    System.out.println(measured);
  }
}
