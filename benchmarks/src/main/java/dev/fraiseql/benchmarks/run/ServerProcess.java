package dev.fraiseql.benchmarks.run;

import dev.fraiseql.benchmarks.load.HttpCall;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A measured server in its own process. The environment variables {@code FRAISEQL_DATABASE_URL},
 * {@code FRAISEQL_HTTP_PORT} and {@code FRAISEQL_FLIGHT_PORT} name its database and ports.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final long startedAt = System.nanoTime();
  private final Process process;
  private final int httpPort;
  private final int flightPort;
  private final Path log;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ProcessUsage usage;

  private ServerProcess(Process process, int httpPort, int flightPort, Path log) {
    this.process = process;
    this.usage = new ProcessUsage(process.toHandle());
    this.httpPort = httpPort;
    this.flightPort = flightPort;
    this.log = log;
  }

  /**
   * Starts a server.
   *
   * @param command the program and its arguments
   * @param url the database's JDBC URL
   * @param settings additional environment variables
   * @param log the file for its output
   */
  public static ServerProcess start(
      List<String> command, String url, Map<String, String> settings, Path log) throws IOException {
    int http = freePort();
    int flight = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("FRAISEQL_DATABASE_URL", url);
    environment.put("FRAISEQL_HTTP_PORT", String.valueOf(http));
    environment.put("FRAISEQL_FLIGHT_PORT", String.valueOf(flight));
    environment.putAll(settings);
    return new ServerProcess(builder.start(), http, flight, log);
  }

  /**
   * Starts a Java server and waits until it listens for Flight.
   *
   * @param flags the JVM's flags
   * @param main the server's class, whose name is that of its log
   * @param url the database's JDBC URL
   * @param settings additional environment variables
   */
  public static ServerProcess startFlight(
      Bench bench, List<String> flags, Class<?> main, String url, Map<String, String> settings)
      throws IOException, InterruptedException {
    ServerProcess server =
        start(
            java(flags, classPath(), main),
            url,
            settings,
            bench.work().resolve(main.getSimpleName() + ".log"));
    server.awaitFlight();
    return server;
  }

  /**
   * The command that starts a class with the Java of this process.
   *
   * @param flags the JVM's flags, including system properties
   * @param classPath see {@link #classPath}
   */
  public static List<String> java(List<String> flags, List<String> classPath, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
    return command;
  }

  /** The class path of this process. */
  public static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The port for HTTP. */
  public int httpPort() {
    return httpPort;
  }

  /** The port for Flight, which only some servers use. */
  public int flightPort() {
    return flightPort;
  }

  /**
   * Sends a request until there is a response.
   *
   * @return the time from the start of the process to the response
   * @throws IOException if there is none within the start timeout, or the process ended
   */
  public Duration awaitResponse(HttpCall call) throws IOException, InterruptedException {
    while (isAwaited()) {
      try {
        send(call);
        return Duration.ofNanos(System.nanoTime() - startedAt);
      } catch (ConnectException e) {
        Thread.sleep(5);
      }
    }
    throw new IOException("The server does not respond:\n" + Files.readString(log));
  }

  /**
   * Waits until the server listens for Flight, which it starts last.
   *
   * @throws IOException if it does not within the start timeout, or the process ended
   */
  public void awaitFlight() throws IOException, InterruptedException {
    while (isAwaited()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), flightPort)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (ConnectException e) {
        Thread.sleep(5);
      }
    }
    throw new IOException("The server does not listen:\n" + Files.readString(log));
  }

  private boolean isAwaited() {
    return System.nanoTime() - startedAt < START_TIMEOUT.toNanos() && process.isAlive();
  }

  /**
   * Sends a request and returns the body of the response.
   *
   * @throws IOException if the status is not 200
   */
  public byte[] send(HttpCall call) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + call.path()))
            .header("Accept", "application/json");
    if (!call.body().isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        call.method(),
        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          call
              + " returned "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** The processor time and memory of the process. */
  public ProcessUsage usage() {
    return usage;
  }

  /** Whether the process runs or how it ended, and the path of its log. */
  public String state() {
    return (process.isAlive() ? "running" : "ended with exit code " + process.exitValue())
        + "; log: "
        + log;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Stops the process, by force if it does not end within 20 seconds. */
  @Override
  public void close() {
    client.close();
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
