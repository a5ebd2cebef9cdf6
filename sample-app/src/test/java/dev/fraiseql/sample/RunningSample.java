package dev.fraiseql.sample;

import dev.fraiseql.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The app in its own process, on free ports. */
final class RunningSample implements AutoCloseable {
  private static final Pattern ADDRESSES =
      Pattern.compile("http=http://[^: ]+:(?<http>\\d+).* flight=\\S+:(?<flight>\\d+)");

  private final String database;
  private final String url;
  private final Process process;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client = HttpClient.newHttpClient();
  private final int httpPort;
  private final int flightPort;

  /**
   * An app on every database that it is compiled for, one after another. The caller closes them.
   */
  static Stream<RunningSample> onEveryDatabase() {
    return Arrays.stream(TestDatabase.values()).map(RunningSample::on);
  }

  /** On a new SQLite file. */
  static RunningSample onSqlite() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "music-store");
      return new RunningSample("SQLite", "jdbc:sqlite:" + folder.resolve("music-store.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On an empty database. */
  private static RunningSample on(TestDatabase database) {
    try {
      return database == TestDatabase.SQLITE
          ? onSqlite()
          : new RunningSample(database.toString(), database.newDatabase());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningSample(String database, String url) throws IOException {
    this(database, url, Map.of());
  }

  /** On a database that it may have filled before, with further environment variables. */
  RunningSample(String database, String url, Map<String, String> environment) throws IOException {
    this.database = database;
    this.url = url;
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().put("FRAISEQL_DATABASE_URL", url);
    builder.environment().put("FRAISEQL_HTTP_PORT", "0");
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    builder.environment().putAll(environment);
    process = builder.start();
    BufferedReader lines = process.inputReader();
    Matcher addresses = ADDRESSES.matcher("");
    for (String line; !addresses.find(); addresses.reset(line)) {
      line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("The app ended: " + String.join("\n", output));
      }
      output.add(line);
    }
    httpPort = Integer.parseInt(addresses.group("http"));
    flightPort = Integer.parseInt(addresses.group("flight"));
    Thread.ofVirtual().start(() -> lines.lines().forEach(output::add)); // a full pipe would block
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // This test's JVM has the flags that Arrow requires.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SampleApp.class.getName()));
    return command;
  }

  /** The JDBC URL of its database. */
  String url() {
    return url;
  }

  int httpPort() {
    return httpPort;
  }

  int flightPort() {
    return flightPort;
  }

  /** Sends a query and returns the body of the response. */
  String query(String query) throws IOException, InterruptedException {
    return post("{\"query\":" + JsonText.of(query.replaceAll("\\s+", " ")) + "}");
  }

  /** Sends the body of a request and returns the body of the response. */
  String post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/graphql"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** Sends a request to the administration, and returns the body of the response. */
  String admin(String path, @Nullable String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/admin/" + path));
    if (body != null) {
      request.header("content-type", "application/json").POST(BodyPublishers.ofString(body));
    }
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** Sends a request to an endpoint, and returns the body of the response. */
  String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  /** What it has printed. */
  List<String> output() {
    return List.copyOf(output);
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    // The app waits for running requests, of which there are none.
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public String toString() {
    return database;
  }
}
