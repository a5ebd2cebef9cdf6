package dev.fraiseql.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node in a process of its own, with this one's class path. */
final class NodeProcess {
  private static final Pattern STARTED =
      Pattern.compile("fraiseql started .*http=(\\S+)/graphql.*");

  /** The maximum length of what is kept of its output, in characters. */
  private static final int MOST_LOG = 200_000;

  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final StringBuilder log = new StringBuilder();

  private NodeProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::readLog);
  }

  /**
   * Starts a process.
   *
   * @param main the class
   * @param flags of the JVM
   * @param environment further variables
   */
  static NodeProcess start(
      Class<?> main, List<String> flags, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx300m"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new NodeProcess(builder.start());
  }

  private void readLog() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
          address.complete(URI.create(started.group(1)));
        }
        append(line);
      }
    } catch (IOException e) {
      // The process was killed.
    }
    address.completeExceptionally(new IOException("The node has ended:\n" + log()));
  }

  private void append(String line) {
    synchronized (log) {
      if (log.length() < MOST_LOG) {
        log.append(line).append('\n');
      }
    }
  }

  /** Waits until it has started. */
  URI awaitStart() throws IOException, InterruptedException {
    try {
      return address.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The node has not started:\n" + log(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** What it has printed. */
  String log() {
    synchronized (log) {
      return log.toString();
    }
  }

  /** Ends it at once. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it at once, and does not wait. */
  void destroy() {
    process.destroyForcibly();
  }

  /** Ends it as a service manager does. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Freezes it, or lets it go on. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
  }
}
