package dev.fraiseql.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/**
 * A SQL Server for all tests of a JVM: the one at the JDBC URL {@code FRAISEQL_TEST_SQLSERVER_URL},
 * or {@code -Dfraiseql.test.sqlserver.url} (with user and password as parameters, without
 * database), otherwise one in Docker that is stopped when the JVM exits. Without Docker there is
 * none, because SQL Server is available only as an image.
 *
 * <p>Running these tests with Docker accepts Microsoft's licence for the developer edition.
 */
public final class TestSqlServer {
  /** The environment variable with the JDBC URL of a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_SQLSERVER_URL";

  /** The system property with the JDBC URL of a server, which takes precedence. */
  public static final String URL_PROPERTY = "fraiseql.test.sqlserver.url";

  /**
   * The system property that is {@code required} if tests must not run without a server. The Maven
   * profile {@code sqlserver} sets it.
   */
  public static final String PROPERTY = "fraiseql.test.sqlserver";

  private static final String REQUIRED = "required";
  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";
  private static final String DOCKER = "DOCKER_HOST";
  private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

  private static final TestSqlServer INSTANCE = find();

  private final @Nullable String address;
  private final String unavailableReason;

  private TestSqlServer(@Nullable String address, String unavailableReason) {
    this.address = address;
    this.unavailableReason = unavailableReason;
  }

  private static TestSqlServer find() {
    @Nullable String given = System.getProperty(URL_PROPERTY, System.getenv(VARIABLE));
    if (given != null && !given.isBlank()) {
      return new TestSqlServer(given, "");
    }
    // Checked first, because Testcontainers logs a page of warnings without Docker.
    if (System.getenv(DOCKER) == null && !Files.exists(DOCKER_SOCKET)) {
      return new TestSqlServer(null, "no " + VARIABLE + " or " + URL_PROPERTY + ", no Docker");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new TestSqlServer(null, "no " + VARIABLE + ", and Docker does not respond");
    }
    return started();
  }

  @SuppressWarnings("resource") // stopped when the JVM exits
  private static TestSqlServer started() {
    try {
      MSSQLServerContainer server = new MSSQLServerContainer(IMAGE).acceptLicense();
      server.start();
      String login = ";user=" + server.getUsername() + ";password=" + server.getPassword();
      return new TestSqlServer(server.getJdbcUrl() + login, "");
    } catch (RuntimeException e) {
      // For example on ARM, for which there is no image.
      return new TestSqlServer(null, "Docker does not run " + IMAGE + ": " + e.getMessage());
    }
  }

  /**
   * Whether a server is available.
   *
   * @throws IllegalStateException if none is and {@link #PROPERTY} requires one
   */
  public static boolean isAvailable() {
    if (INSTANCE.address == null && REQUIRED.equals(System.getProperty(PROPERTY))) {
      throw new IllegalStateException(
          "A SQL Server is required: " + INSTANCE.unavailableReason + ".");
    }
    return INSTANCE.address != null;
  }

  /** Why no server is available; empty if one is. */
  public static String unavailableReason() {
    return INSTANCE.unavailableReason;
  }

  /**
   * The JDBC URL of a new, empty database with snapshot isolation, which is dropped when the JVM
   * exits.
   *
   * @throws IllegalStateException if the server cannot be reached, with its message
   * @throws TestAbortedException if no server is available, with the reason
   */
  public static String newDatabase() {
    @Nullable String server = INSTANCE.address;
    if (server == null) {
      throw new TestAbortedException("There is no SQL Server: " + INSTANCE.unavailableReason);
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
