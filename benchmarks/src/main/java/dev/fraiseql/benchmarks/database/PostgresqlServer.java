package dev.fraiseql.benchmarks.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/** A PostgreSQL server on a free port of this machine, started for one comparison. */
final class PostgresqlServer implements MeasuredDatabase {
  private final EmbeddedPostgres server;
  private final long pid;

  private PostgresqlServer(EmbeddedPostgres server, long pid) {
    this.server = server;
    this.pid = pid;
  }

  static PostgresqlServer start(Path folder) throws IOException {
    Path data = folder.resolve("postgresql");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(true)
            .setServerConfig("max_connections", "300") // six servers with two pools each
            .start();
    // pg_ctl starts the server detached from this process; the first line of this file is its id.
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    return new PostgresqlServer(server, pid);
  }

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public String version() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return "PostgreSQL " + row.getString(1);
    }
  }

  @Override
  public void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  /** The processor time of the server and of the processes of its open connections. */
  @Override
  public long cpuNanos() {
    return ProcessHandle.of(pid).stream()
        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
