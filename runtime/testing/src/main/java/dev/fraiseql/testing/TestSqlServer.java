package dev.fraiseql.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/**
 * A SQL Server for all tests of a JVM: the one at the JDBC address {@code
 * FRAISEQL_TEST_SQLSERVER_URL} (user and password as its parameters, no database), else one that
 * Docker runs, where Docker answers, and that ends with the JVM. Elsewhere there is none: no
 * program of it can be had apart from its image.
 *
 * <p>Who has Docker accepts Microsoft's licence for the developer edition by running these tests.
 */
public final class TestSqlServer {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_SQLSERVER_URL";

  /**
   * The system property that says whether tests may do without a server: {@code required} if not.
   * The Maven profile {@code sqlserver} sets it.
   */
  public static final String PROPERTY = "fraiseql.sqlserver";

  private static final String REQUIRED = "required";
  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";
  private static final String DOCKER = "DOCKER_HOST";
  private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

  private static final TestSqlServer ONE = find();

  private final @Nullable String address;
  private final String whyNot;

  private TestSqlServer(@Nullable String address, String whyNot) {
    this.address = address;
    this.whyNot = whyNot;
  }

  private static TestSqlServer find() {
    @Nullable String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      return new TestSqlServer(given, "");
    }
    // Asked first, since the question itself is a page of warnings where there is no Docker.
    if (System.getenv(DOCKER) == null && !Files.exists(DOCKER_SOCKET)) {
      return new TestSqlServer(null, "no " + VARIABLE + ", no Docker");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new TestSqlServer(null, "no " + VARIABLE + ", and Docker does not answer");
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
      // A machine that cannot run the image, for one: there is none for ARM.
      return new TestSqlServer(null, "Docker does not run " + IMAGE + ": " + e.getMessage());
    }
  }

  /**
   * Whether there is a server.
   *
   * @throws IllegalStateException if there is none and one is required
   */
  public static boolean isThere() {
    if (ONE.address == null && REQUIRED.equals(System.getProperty(PROPERTY))) {
      throw new IllegalStateException("A SQL Server is required: " + ONE.whyNot);
    }
    return ONE.address != null;
  }

  /** Why there is none, in a few words; empty if there is one. */
  public static String whyNot() {
    return ONE.whyNot;
  }

  /**
   * The JDBC address of a new, empty database that allows snapshots, which is gone when the JVM has
   * ended.
   *
   * @throws IllegalStateException if the server cannot be reached, with what it said
   * @throws TestAbortedException if there is no server, with the reason
   */
  public static String newDatabase() {
    @Nullable String server = ONE.address;
    if (server == null) {
      throw new TestAbortedException("There is no SQL Server: " + ONE.whyNot);
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
