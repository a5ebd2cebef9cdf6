package dev.fraiseql.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A project outside this repository, built by a Maven that finds our artifacts as after a release,
 * and the server that its commands start.
 */
final class OutsideProject implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  private final Path folder;
  private final Path log;
  private final int httpPort = freePort();
  private final int flightPort = freePort();
  private Process server;

  OutsideProject(Path folder) throws IOException {
    this.folder = folder;
    this.log = folder.resolveSibling(folder.getFileName() + ".log");
    Files.createDirectories(folder);
  }

  /**
   * Runs the commands that start the server, and waits until it is healthy.
   *
   * @throws IllegalStateException if it is not within the timeout or the commands end, with their
   *     output
   */
  void start(String commands) throws IOException, InterruptedException {
    server = shell(commands).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + START_TIMEOUT.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isHealthy(client, health)) {
        if (server.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new IllegalStateException("The server did not start:\n" + Files.readString(log));
        }
      }
    }
  }

  /** Runs commands, with the page's port replaced by this server's, and returns their output. */
  String run(String commands) throws IOException, InterruptedException {
    Process process =
        shell(commands.replace("localhost:8080", "localhost:" + httpPort))
            .redirectErrorStream(true)
            .start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text;
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      server.onExit().join();
    }
  }

  private ProcessBuilder shell(String commands) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-euc", commands).directory(folder.toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", System.getProperty("maven.home") + "/bin:" + System.getenv("PATH"));
    environment.put(
        "MAVEN_ARGS",
        "-B -ntp -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s"
            .formatted(
                System.getProperty("staging.repository"), System.getProperty("outer.repository")));
    environment.put("FRAISEQL_HTTP_PORT", Integer.toString(httpPort));
    environment.put("FRAISEQL_FLIGHT_PORT", Integer.toString(flightPort));
    // Settings of the build that runs this test, which must not affect the project.
    environment.remove("MAVEN_PROJECTBASEDIR");
    environment.remove("MAVEN_OPTS");
    environment.remove("JDK_JAVA_OPTIONS");
    return builder;
  }

  private static boolean isHealthy(HttpClient client, HttpRequest health)
      throws InterruptedException {
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
