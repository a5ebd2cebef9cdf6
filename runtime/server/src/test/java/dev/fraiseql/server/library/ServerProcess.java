package dev.fraiseql.server.library;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server as a program of its own, started as an operator would: with flags and an environment.
 */
public final class ServerProcess implements AutoCloseable {
  /** What the JVM is started with by those who read the documentation. */
  public static final List<String> FLAGS =
      List.of(
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final Pattern STARTED =
      Pattern.compile("fraiseql started .*http=(\\S+)/graphql .*");

  private final Process process;
  private final Path out;
  private final Path err;

  private ServerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a process.
   *
   * @param folder for its output
   * @param classPath one of {@link CatalogPath}
   * @param environment instead of this process's own {@code FRAISEQL_*}
   */
  public static ServerProcess start(
      Path folder, String classPath, List<String> flags, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(LibraryMain.class.getName());
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FRAISEQL_"));
    builder
        .environment()
        .remove("JAVA_TOOL_OPTIONS"); // the JVM would say on stderr that it took them
    builder.environment().put("FRAISEQL_HTTP_PORT", "0");
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new ServerProcess(process, out, err);
  }

  /** Waits for the line that says where it listens, and gives the address of HTTP. */
  public URI awaitStart() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher started = STARTED.matcher(out());
      if (started.find()) {
        return URI.create(started.group(1));
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not started: " + out() + err());
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end, and gives the exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  /** What it has written to standard output so far. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** What it has written to standard error so far. */
  public String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
