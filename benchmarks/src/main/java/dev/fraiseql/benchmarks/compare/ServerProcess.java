package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.load.HttpCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server of one contender, in a process of its own. */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final long startedAt = System.nanoTime();
  private final Process process;
  private final int port;
  private final Path log;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder for its log
   */
  static ServerProcess start(
      Contender contender, Launcher launcher, MeasuredDatabase database, Path folder)
      throws IOException {
    int port = freePort();
    Path log = folder.resolve(contender.name() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(launcher.command(contender))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("FRAISEQL_DATABASE_URL", database.url());
    builder.environment().put("FRAISEQL_HTTP_PORT", String.valueOf(port));
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    return new ServerProcess(builder.start(), port, log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /**
   * Asks until there is an answer.
   *
   * @return how long that took from the start of the process
   */
  Duration awaitAnswer(HttpCall call) throws IOException, InterruptedException {
    while (System.nanoTime() - startedAt < PATIENCE.toNanos() && process.isAlive()) {
      try {
        ask(call);
        return Duration.ofNanos(System.nanoTime() - startedAt);
      } catch (ConnectException e) {
        Thread.sleep(5);
      }
    }
    throw new IOException("The server does not answer:\n" + Files.readString(log));
  }

  /**
   * Asks once.
   *
   * @throws IOException if the answer has another status than 200
   */
  byte[] ask(HttpCall call) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
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
  long cpuNanos() {
    return processes()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /**
   * The memory that the process and its children have of the machine now, in MB; 0 where the
   * operating system does not say it as Linux does.
   */
  long residentMegabytes() throws IOException {
    long megabytes = 0;
    for (ProcessHandle each : processes().toList()) {
      megabytes += residentMegabytes(each);
    }
    return megabytes;
  }

  private static long residentMegabytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** Whether it runs, or how it ended, and where its log is. */
  String state() {
    return (process.isAlive() ? "which runs" : "which ended with " + process.exitValue())
        + "; its log is "
        + log;
  }

  long pid() {
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
