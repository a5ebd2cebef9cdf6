package dev.fraiseql.benchmarks.flight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of streams, in a process of its own.
 *
 * @param process it
 * @param httpPort where it answers over HTTP, if it does
 * @param flightPort where it streams
 */
record StreamServer(Process process, int httpPort, int flightPort) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Starts one and waits until it listens.
   *
   * @param flags for its JVM
   * @param ports the names of the variables that tell it its ports: for HTTP, and for Flight
   */
  static StreamServer start(
      Class<?> main, List<String> flags, String url, List<String> ports, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    int http = freePort();
    int flight = ports.size() > 1 ? freePort() : http;
    Map<String, String> environment = builder.environment();
    environment.put("FRAISEQL_DATABASE_URL", url);
    environment.put(ports.getFirst(), String.valueOf(http));
    environment.put(ports.getLast(), String.valueOf(flight));
    environment.put("FRAISEQL_DATABASE_POOL_SIZE", "130"); // half of it may stream at a time
    // Questions of a million rows are part of the comparison.
    environment.put("FRAISEQL_LIMITS_PAGE_SIZE", "100000000");
    environment.put("FRAISEQL_LIMITS_COST", "1000000000");
    environment.put("FRAISEQL_LIMITS_TIMEOUT", "600s");
    StreamServer server = new StreamServer(builder.start(), http, flight);
    server.awaitPorts(log);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitPorts(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (listens(httpPort) && listens(flightPort)) {
        return;
      }
      Thread.sleep(20);
    }
    close();
    throw new IOException("The server does not listen:\n" + Files.readString(log));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it streams, as pyarrow wants it said. */
  String flightUrl() {
    return "grpc://127.0.0.1:" + flightPort;
  }

  /** The most memory that it has had of the machine since this was last asked, in MB. */
  long peakMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    long peak =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
            .findFirst()
            .orElse(0);
    Files.writeString(status.resolveSibling("clear_refs"), "5");
    return peak;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
