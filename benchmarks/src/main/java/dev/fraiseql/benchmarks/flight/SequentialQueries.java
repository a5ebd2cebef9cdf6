package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.run.PythonClient;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;

/** Measures latencies of the same query over HTTP and over Flight, repeated by one client. */
record SequentialQueries(FlightSetup setup, FlightMeasurements measurements) {
  private static final int[] ROWS = {100, 10_000, 1_000_000};

  void measure() throws IOException {
    ServerProcess server = setup.fraiseql();
    PythonClient client = setup.client();
    for (int rows : ROWS) {
      if (rows > setup.rows()) {
        break;
      }
      EventQuery query = EventQuery.rows(rows);
      int times = rows <= 100 ? 500 : rows <= 10_000 ? 50 : 3;
      ObjectNode http =
          PythonClient.command("repeat")
              .put("from", "http")
              .put("port", server.httpPort())
              .put("body", query.call().body())
              .put("times", times);
      ObjectNode columns =
          PythonClient.flight(server.flightPort(), query.ticket())
              .put("do", "repeat")
              .put("times", times);
      for (int warmUp = 0; warmUp < 2; warmUp++) {
        client.run(http.deepCopy().put("times", Math.min(times, 100)));
        client.run(columns.deepCopy().put("times", Math.min(times, 100)));
      }
      measure(rows, FlightMeasurements.HTTP, http);
      measure(rows, FlightMeasurements.FLIGHT, columns);
    }
  }

  private void measure(int rows, String transport, ObjectNode command) throws IOException {
    PythonClient client = setup.client();
    // Resets both maxima.
    client.peakMegabytes();
    setup.fraiseql().usage().peakMegabytes();
    JsonNode result = client.run(command);
    if (result.get("rows").asInt() != rows) {
      throw new IOException(
          "%s returned %s of %s rows".formatted(transport, result.get("rows").asInt(), rows));
    }
    FlightMeasurements.SequentialRun measured =
        new FlightMeasurements.SequentialRun(
            setup.product(),
            rows,
            transport,
            FlightMeasurements.Percentiles.of(result),
            result.get("bytes").asLong(),
            client.peakMegabytes(),
            setup.fraiseql().usage().peakMegabytes());
    measurements.sequentialRun(measured);
    System.out.println(measured);
  }
}
