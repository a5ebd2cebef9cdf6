package dev.fraiseql.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/**
 * A SQL Server for all tests of a JVM: the one at the JDBC URL {@code FRAISEQL_TEST_SQLSERVER_URL}
 * (with user and password as parameters, without a database), or else, if Docker is available, a
 * new container that is stopped when the JVM ends. Otherwise there is none, since SQL Server is
 * only distributed as an image.
 *
 * <p>With Docker, running these tests accepts Microsoft's licence for the developer edition.
 */
public final class TestSqlServer {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_SQLSERVER_URL";

  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";
  private static final String DOCKER = "DOCKER_HOST";
  private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

  private static final TestSqlServer INSTANCE = find();

  private final @Nullable String address;
  private final String whyNot;

  private TestSqlServer(@Nullable String address, String whyNot) {
    this.address = address;
    this.whyNot = whyNot;
  }

  private static TestSqlServer find() {
    @Nullable String configured = System.getenv(VARIABLE);
    if (configured != null && !configured.isBlank()) {
      return new TestSqlServer(configured, "");
    }
    // Checked first, because Testcontainers logs many warnings where there is no Docker.
    if (System.getenv(DOCKER) == null && !Files.exists(DOCKER_SOCKET)) {
      return new TestSqlServer(null, "no " + VARIABLE + ", no Docker");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new TestSqlServer(null, "no " + VARIABLE + ", and Docker does not respond");
    }
    return started();
  }

  @SuppressWarnings("resource") // ends with the JVM
  private static TestSqlServer started() {
    try {
      MSSQLServerContainer server = new MSSQLServerContainer(IMAGE).acceptLicense();
      server.start();
      String login = ";user=" + server.getUsername() + ";password=" + server.getPassword();
      return new TestSqlServer(server.getJdbcUrl() + login, "");
    } catch (RuntimeException e) {
      // For example on ARM, for which there is no image.
      return new TestSqlServer(null, "Docker cannot run " + IMAGE + ": " + e.getMessage());
    }
  }

  /** Whether there is a server. */
  public static boolean isThere() {
    return INSTANCE.address != null;
  }

  /** The reason why there is no server, in a few words; empty if there is one. */
  public static String whyNot() {
    return INSTANCE.whyNot;
  }

  /**
   * Creates an empty database that allows snapshots, which is removed when the JVM ends.
   *
   * @return its JDBC URL
   * @throws IllegalStateException if the server fails, with its error
   * @throws TestAbortedException if there is no server, with the reason
   */
  public static String newDatabase() {
    @Nullable String server = INSTANCE.address;
    if (server == null) {
      throw new TestAbortedException("There is no SQL Server: " + INSTANCE.whyNot);
    }
    String name = "fraiseql_" + UUID.randomUUID().toString().replace("-", "");
    TestServer.execute(server, "create database " + name);
    TestServer.execute(server, "alter database " + name + " set allow_snapshot_isolation on");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(server, name), "drop " + name));
    return server + ";databaseName=" + name;
  }

  private static void drop(String server, String name) {
    TestServer.execute(
        server, "alter database " + name + " set single_user with rollback immediate");
    TestServer.execute(server, "drop database " + name);
  }
}
