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

/** A server of the MySQL family in a process of its own, which ends with the JVM. */
final class MysqlProcess {
  /** A language's collation on purpose: what depends on the default of a database shows. */
  static final String CREATE =
      "create database %s character set utf8mb4 collate utf8mb4_unicode_ci";

  static final String DROP = "drop database if exists %s";

  /** Nothing here outlives the machine, so nothing is made to. */
  private static final List<String> CARELESS =
      List.of(
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-doublewrite=0",
          "--skip-performance-schema",
          "--max-connections=200");

  private static final String READY = "ready for connections";

  private MysqlProcess() {}

  /**
   * Where a server's programs are and how they are called.
   *
   * @param home the folder, whose name tells products and versions apart
   * @param server the server's program
   * @param places options, for both programs, that say where its files are
   * @param initialize the program that fills a data folder
   * @param options of the server alone
   * @param environment what both programs need in their environment
   */
  record Distribution(
      Path home,
      List<String> server,
      List<String> places,
      List<String> initialize,
      List<String> options,
      Map<String, String> environment) {}

  /** Starts a server whose administrator is {@code root} without a password; gives its port. */
  static int start(Distribution distribution) {
    try {
      Path empty =
          Unpacked.once(
              distribution.home().getFileName() + "-data",
              folder -> {
                // It wants to make the folder itself.
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
      Unpacked.copy(empty, data);
      // MariaDB, when it starts, deletes what it finds of other servers' in a folder that they
      // share.
      Path temporary = Files.createDirectory(folder.resolve("tmp"));
      int port = freePort();
      Process process =
          run(
              distribution,
              command(
                  List.of(
                      distribution.server(),
                      List.of("--no-defaults"),
                      distribution.places(),
                      distribution.options(),
                      CARELESS,
                      List.of(
                          "--datadir=" + data,
                          "--tmpdir=" + temporary,
                          "--socket=" + folder.resolve("socket"),
                          "--pid-file=" + folder.resolve("pid"),
                          "--bind-address=127.0.0.1",
                          "--port=" + port))));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> end(process, folder), "end " + distribution.home()));
      awaitReady(process);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException("No server from " + distribution.home(), e);
    }
  }

  private static List<String> command(List<List<String>> parts) {
    List<String> command = new ArrayList<>(parts.stream().flatMap(List::stream).toList());
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root"); // else it refuses to run as root
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
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains(READY)) {
        // What it says later is of no interest, but has to go somewhere.
        Thread.ofPlatform().daemon().start(() -> log.lines().forEach(later -> {}));
        return;
      }
    }
    throw new IOException("It ended at once: " + said);
  }

  private static void end(Process process, Path folder) {
    process.destroyForcibly();
    try {
      process.waitFor();
      Unpacked.delete(folder);
    } catch (IOException e) {
      // It lies in the folder for temporary files, and is not worth failing for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
