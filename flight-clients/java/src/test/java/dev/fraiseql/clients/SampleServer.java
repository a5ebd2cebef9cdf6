package dev.fraiseql.clients;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample app, in a process of its own. */
record SampleServer(Process process, int port) implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile(" flight=grpc\\+tcp://[^ ]*:(\\d+)");

  /** Starts it with a database in a folder, and waits until it serves. */
  static SampleServer start(Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags that Arrow needs are those of this test's own JVM.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.fraiseql.sample.SampleApp"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("FRAISEQL_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("music-store.db"));
    builder.environment().put("FRAISEQL_HTTP_PORT", "0");
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    Process app = builder.start();
    return new SampleServer(app, port(app.inputReader()));
  }

  private static int port(BufferedReader output) throws Exception {
    StringBuilder said = new StringBuilder();
    for (String line; (line = output.readLine()) != null; ) {
      said.append(line).append('\n');
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {})); // or the pipe fills
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IllegalStateException("The app ended: " + said);
  }

  URI uri() {
    return URI.create("grpc://localhost:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
