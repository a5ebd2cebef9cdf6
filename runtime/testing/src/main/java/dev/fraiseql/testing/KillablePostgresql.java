package dev.fraiseql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link KillableServer} of PostgreSQL. */
final class KillablePostgresql implements KillableServer {
  private final Path folder;
  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  KillablePostgresql() throws IOException {
    folder = Files.createTempDirectory("fraiseql-postgresql");
    data = Files.createDirectory(folder.resolve("data"));
    running = start(data, 0);
    port = running.getPort();
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on") // otherwise it loses what it has committed
        .setPort(port)
        .start();
  }

  @Override
  public String url() {
    return running.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void kill() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> sessions = server.descendants().toList();
    server.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    server.onExit().join();
    sessions.forEach(session -> session.onExit().join());
  }

  @Override
  public void restart() throws IOException {
    running.close(); // which finds no process, and releases its lock of the folder
    running = start(data, port);
  }

  @Override
  public void close() throws IOException {
    running.close();
    CachedFolder.delete(folder);
  }
}
