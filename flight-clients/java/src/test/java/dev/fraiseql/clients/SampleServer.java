package dev.fraiseql.clients;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample app, in a process of its own. */
record SampleServer(Process process, int httpPort, int port) implements AutoCloseable {
  private static final Pattern ADDRESSES =
      Pattern.compile("http=http://[^: ]+:(?<http>\\d+).* flight=\\S+:(?<flight>\\d+)");

  /** Starts it with a database in a folder, and waits until it serves. */
  static SampleServer start(Path folder) throws Exception {
    return start("jdbc:sqlite:" + folder.resolve("music-store.db"));
  }

  /** Starts it with the database at a JDBC address, and waits until it serves. */
  static SampleServer start(String database) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags that Arrow needs are those of this test's own JVM.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.fraiseql.sample.SampleApp"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FRAISEQL_DATABASE_URL", database);
    builder.environment().put("FRAISEQL_HTTP_PORT", "0");
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    Process app = builder.start();
    BufferedReader output = app.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line; (line = output.readLine()) != null; ) {
      said.append(line).append('\n');
      Matcher addresses = ADDRESSES.matcher(line);
      if (addresses.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {})); // or the pipe fills
        return new SampleServer(
            app,
            Integer.parseInt(addresses.group("http")),
            Integer.parseInt(addresses.group("flight")));
      }
    }
    throw new IllegalStateException("The app ended: " + said);
  }

  URI uri() {
    return URI.create("grpc://localhost:" + port);
  }

  /** The sum of a metric, which is 0 before it is first counted. */
  double metric(String name) throws Exception {
    URI metrics = URI.create("http://localhost:" + httpPort + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
