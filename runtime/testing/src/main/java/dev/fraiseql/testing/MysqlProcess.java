package dev.fraiseql.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of the MySQL family in its own process, which is stopped when the JVM exits. */
final class MysqlProcess {
  /** With a language's collation, so that tests find SQL that depends on a database's default. */
  static final String CREATE =
      "create database %s character set utf8mb4 collate utf8mb4_unicode_ci";

  static final String DROP = "drop database if exists %s";

  /** Options that trade durability for speed. */
  private static final List<String> NOT_DURABLE =
      List.of(
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-doublewrite=0",
          "--skip-performance-schema",
          "--max-connections=200");

  private static final String READY = "ready for connections";

  private final Distribution distribution;
  private final Path folder;
  private final List<String> command;
  private final int port;
  private volatile Process process;

  private MysqlProcess(
      Distribution distribution, Path folder, List<String> command, int port, Process process) {
    this.distribution = distribution;
    this.folder = folder;
    this.command = command;
    this.port = port;
    this.process = process;
  }

  /**
   * A server's programs and their options.
   *
   * @param home the folder, with a name that is unique per product and version
   * @param server the command of the server
   * @param places options of both commands for the locations of files
   * @param initialize the command that creates a data folder
   * @param options further options of the server
   * @param environment environment variables of both commands
   */
  record Distribution(
      Path home,
      List<String> server,
      List<String> places,
      List<String> initialize,
      List<String> options,
      Map<String, String> environment) {}

  /** Starts a server that may lose data when it is killed. */
  static MysqlProcess start(Distribution distribution) {
    return start(distribution, NOT_DURABLE);
  }

  /** Starts a server that keeps what it has committed when it is killed. */
  static MysqlProcess startDurable(Distribution distribution) {
    return start(distribution, List.of("--skip-performance-schema"));
  }

  /** Starts a server whose user {@code root} has no password. */
  private static MysqlProcess start(Distribution distribution, List<String> options) {
    try {
      Path empty =
          CachedFolder.once(
              distribution.home().getFileName() + "-data",
              folder -> {
                // The command creates the folder itself.
                Files.delete(folder);
                Command.run(
                    command(
                        List.of(
                            distribution.initialize(),
                            distribution.places(),
                            List.of("--datadir=" + folder))),
                    distribution.environment(),
                    null);
              });
      Path folder = Files.createTempDirectory("fraiseql-mysql");
      Path data = folder.resolve("data");
      CachedFolder.copy(empty, data);
      // At start MariaDB deletes other servers' files in a shared temporary folder.
      Path temporary = Files.createDirectory(folder.resolve("tmp"));
      int port = freePort();
      List<String> command =
          command(
              List.of(
                  distribution.server(),
                  List.of("--no-defaults"),
                  distribution.places(),
                  distribution.options(),
                  options,
                  List.of(
                      "--datadir=" + data,
                      "--tmpdir=" + temporary,
                      "--socket=" + folder.resolve("socket"),
                      "--pid-file=" + folder.resolve("pid"),
                      "--bind-address=127.0.0.1",
                      "--port=" + port)));
      MysqlProcess server =
          new MysqlProcess(distribution, folder, command, port, run(distribution, command));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop " + distribution.home()));
      awaitReady(server.process);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("No server from " + distribution.home(), e);
    }
  }

  int port() {
    return port;
  }

  /** Kills the process. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts the process again, with the same data and port. */
  void restart() throws IOException {
    process = run(distribution, command);
    awaitReady(process);
  }

  private static List<String> command(List<List<String>> parts) {
    List<String> command = new ArrayList<>(parts.stream().flatMap(List::stream).toList());
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root"); // otherwise it refuses to run as root
    }
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Process run(Distribution distribution, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(distribution.environment());
    return builder.start();
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader log = process.inputReader(Charset.defaultCharset());
    StringBuilder output = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      output.append(line).append('\n');
      if (line.contains(READY)) {
        // Later output must be read, or the server blocks on a full pipe.
        Thread.ofPlatform().daemon().start(() -> log.lines().forEach(later -> {}));
        return;
      }
    }
    throw new IOException("It exited at start: " + output);
  }

  /** Kills the process and deletes its data. */
  void stop() {
    try {
      kill();
      CachedFolder.delete(folder);
    } catch (IOException e) {
      // Ignored: the folder is below the temporary folder.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
