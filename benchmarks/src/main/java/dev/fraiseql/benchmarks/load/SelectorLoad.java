package dev.fraiseql.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;

/**
 * Load from this process. One thread serves all connections, to leave the server as much processor
 * time as possible.
 */
public final class SelectorLoad implements LoadGenerator {

  @Override
  public String name() {
    return "built in, 1 thread";
  }

  @Override
  public Load run(int port, List<HttpCall> calls, int connections, Duration time)
      throws IOException {
    byte[][] requests =
        calls.stream().map(call -> call.bytes("127.0.0.1:" + port)).toArray(byte[][]::new);
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Latencies latencies = new Latencies();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        LoadConnection.open(server, selector, requests, i * requests.length / connections);
      }
      long start = System.nanoTime();
      long end = start + time.toNanos();
      for (long now = start; now < end; now = System.nanoTime()) {
        selector.select(key -> advance(key, latencies), 100);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return latencies.summary(seconds);
    }
  }

  private static void advance(SelectionKey key, Latencies latencies) {
    LoadConnection connection = (LoadConnection) key.attachment();
    try {
      connection.advance(latencies);
    } catch (IOException e) {
      latencies.addLost(); // the connection sends nothing more; the report shows the error
      key.cancel();
    }
  }
}
