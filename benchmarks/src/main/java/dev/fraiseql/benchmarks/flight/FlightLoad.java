package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.load.Latencies;
import dev.fraiseql.benchmarks.load.Load;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Load on a Flight server: small streams, each read to its end by Arrow's client for Java, which
 * needs more processor time than a generator of HTTP requests.
 *
 * @param port of a server on this machine
 */
record FlightLoad(int port) {

  /**
   * Requests streams for some time, one after another on each connection.
   *
   * @param ticket the ticket of each stream
   * @param connections how many streams are open at the same time
   */
  Load run(String ticket, int connections, Duration time) throws IOException, InterruptedException {
    Ticket bytes = new Ticket(ticket.getBytes(StandardCharsets.UTF_8));
    Latencies all = new Latencies();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Latencies>> loops = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        loops.add(threads.submit(() -> read(bytes, begun + time.toNanos())));
      }
      for (Future<Latencies> loop : loops) {
        all.addAll(loop.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(ticket + " failed", e);
    }
    return all.summary((System.nanoTime() - begun) / 1e9);
  }

  @SuppressWarnings("try") // an interrupted close ends the run
  private Latencies read(Ticket ticket, long end) throws Exception {
    Latencies latencies = new Latencies();
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient client =
            FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port)).build()) {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        int rows = 0;
        try (FlightStream stream = client.getStream(ticket)) {
          while (stream.next()) {
            rows += stream.getRoot().getRowCount();
          }
        }
        latencies.add(System.nanoTime() - now, rows > 0);
      }
    }
    return latencies;
  }
}
