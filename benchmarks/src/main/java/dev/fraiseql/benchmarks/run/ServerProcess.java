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
import java.util.stream.Stream;

/**
 * A server that is measured, in a process of its own. The variables {@code FRAISEQL_DATABASE_URL},
 * {@code FRAISEQL_HTTP_PORT} and {@code FRAISEQL_FLIGHT_PORT} tell it where the database is and
 * where to listen.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final long startedAt = System.nanoTime();
  private final Process process;
  private final int httpPort;
  private final int flightPort;
  private final Path log;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServerProcess(Process process, int httpPort, int flightPort, Path log) {
    this.process = process;
    this.httpPort = httpPort;
    this.flightPort = flightPort;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param command the program and its arguments
   * @param url of the database
   * @param settings further variables
   * @param log the file that takes what it prints
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
   * The command that starts a class with the Java that runs this.
   *
   * @param flags of the JVM, system properties too
   * @param classPath see {@link #classPath}
   */
  public static List<String> java(List<String> flags, List<String> classPath, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
    return command;
  }

  /** Where the classes of this process come from. */
  public static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it answers over HTTP, if it does. */
  public int httpPort() {
    return httpPort;
  }

  /** Where it streams over Flight, if it does. */
  public int flightPort() {
    return flightPort;
  }

  /**
   * Asks until there is an answer.
   *
   * @return how long that took from the start of the process
   */
  public Duration awaitAnswer(HttpCall call) throws IOException, InterruptedException {
    while (isAwaited()) {
      try {
        ask(call);
        return Duration.ofNanos(System.nanoTime() - startedAt);
      } catch (ConnectException e) {
        Thread.sleep(5);
      }
    }
    throw new IOException("The server does not answer:\n" + Files.readString(log));
  }

  /** Waits until it listens for Flight, which it does last. */
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
    return System.nanoTime() - startedAt < PATIENCE.toNanos() && process.isAlive();
  }

  /**
   * Asks once.
   *
   * @throws IOException if the answer has another status than 200
   */
  public byte[] ask(HttpCall call) throws IOException, InterruptedException {
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
              + " gave "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** The processor time used so far, in nanoseconds, by the process and its children. */
  public long cpuNanos() {
    return processes()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /**
   * The memory that the process and its children have of the machine now, in MB; 0 where the
   * operating system does not say it as Linux does.
   */
  public long residentMegabytes() throws IOException {
    long megabytes = 0;
    for (ProcessHandle each : processes().toList()) {
      megabytes += megabytes(each, "VmRSS:");
    }
    return megabytes;
  }

  /**
   * The most memory that the process has had of the machine since this was last asked, in MB; 0
   * where the operating system does not say it as Linux does.
   */
  public long peakMegabytes() throws IOException {
    long peak = megabytes(process.toHandle(), "VmHWM:");
    Path reset = status(process.toHandle()).resolveSibling("clear_refs");
    if (Files.exists(reset)) {
      Files.writeString(reset, "5");
    }
    return peak;
  }

  private static long megabytes(ProcessHandle process, String figure) throws IOException {
    Path status = status(process);
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(figure))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static Path status(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()), "status");
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** Whether it runs, or how it ended, and where its log is. */
  public String state() {
    return (process.isAlive() ? "which runs" : "which ended with " + process.exitValue())
        + "; its log is "
        + log;
  }

  /** The number of the process. */
  public long pid() {
    return process.pid();
  }

  /** Ends the process; by force if it does not end when asked to. */
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
