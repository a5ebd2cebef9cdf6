package dev.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.server.library.CatalogPath;
import dev.fraiseql.server.library.FraiseCatalog;
import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.ServerProcess;
import dev.fraiseql.server.library.WrongCatalog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the server as a process of its own, in circumstances in which it cannot work. */
class StartFailuresTest {
  @TempDir Path folder;
  private String classPath = CatalogPath.GENERATED;
  private String database;

  @BeforeEach
  void prepare() throws Exception {
    database = Library.database(folder);
  }

  @Test
  void saysThatTheHttpPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", database, "FRAISEQL_HTTP_PORT", port)))
          .contains("HTTP cannot listen on port " + port + " of 127.0.0.1")
          .contains("Set FRAISEQL_HTTP_PORT to a free port");
    }
  }

  @Test
  void saysThatThereIsNoDatabase() throws Exception {
    assertThat(failure(Map.of())).contains("No database is configured. Set FRAISEQL_DATABASE_URL");

    Path missing = folder.resolve("missing.db");
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", "jdbc:sqlite:" + missing)))
        .contains("missing.db")
        .contains("there is no such file")
        .contains("Check FRAISEQL_DATABASE_URL");
    assertThat(Files.exists(missing)).isFalse();
  }

  @Test
  void saysWhatIsWrongWithAPostgresqlDatabase() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      askForThePasswordOfTheLibrarian(postgres);
      String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/";

      assertThat(failure(asLibrarian(url + "postgres", "wrong")))
          .contains("password")
          .contains("FRAISEQL_DATABASE_PASSWORD.")
          .doesNotContain("wrong");
      assertThat(failure(asLibrarian(url + "nowhere", "right")))
          .contains("nowhere")
          .contains("Check FRAISEQL_DATABASE_URL");
    }
  }

  private static Map<String, String> asLibrarian(String url, String password) {
    return Map.of(
        "FRAISEQL_DATABASE_URL", url,
        "FRAISEQL_DATABASE_USER", "librarian",
        "FRAISEQL_DATABASE_PASSWORD", password);
  }

  private static void askForThePasswordOfTheLibrarian(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role librarian login password 'right'");
      try (ResultSet file = statement.executeQuery("show hba_file")) {
        file.next();
        Path rules = Path.of(file.getString(1));
        String others = Files.readString(rules);
        Files.writeString(rules, "host all librarian all scram-sha-256\n" + others);
      }
      statement.execute("select pg_reload_conf()");
    }
  }

  @Test
  void saysThatThereIsNothingToServe() throws Exception {
    classPath = CatalogPath.of(folder.resolve("none"), List.of());

    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", database)))
        .contains("no generated catalog is on the class path")
        .contains("@Type");
  }

  @Test
  void saysThatACatalogDoesNotFit() throws Exception {
    Map<String, String> environment = Map.of("FRAISEQL_DATABASE_URL", database);

    classPath = CatalogPath.of(folder.resolve("outdated"), List.of(WrongCatalog.Outdated.class));
    assertThat(failure(environment))
        .contains("Outdated")
        .contains("version 0")
        .contains("version " + TypeCatalog.CONTRACT_VERSION);

    classPath =
        CatalogPath.of(
            folder.resolve("twins"), List.of(FraiseCatalog.class, WrongCatalog.Twin.class));
    assertThat(failure(environment)).contains("Book").contains("collide");

    classPath = CatalogPath.of(folder.resolve("sqlite"), List.of(WrongCatalog.SqliteOnly.class));
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", "jdbc:postgresql://localhost/library")))
        .contains("SqliteOnly was not compiled for PostgreSQL")
        .contains("-Afraiseql.databases");
  }

  @Test
  void namesTheFlagThatTheJvmLacks() throws Exception {
    Map<String, String> environment = Map.of("FRAISEQL_DATABASE_URL", database);

    assertThat(failure(without("--add-opens"), environment))
        .contains("without --add-opens=java.base/java.nio=ALL-UNNAMED.");
    assertThat(failure(without("--sun-misc"), environment))
        .contains("without --sun-misc-unsafe-memory-access=allow.");
  }

  private static List<String> without(String flag) {
    return ServerProcess.FLAGS.stream().filter(each -> !each.startsWith(flag)).toList();
  }

  @Test
  void saysWhichSettingsAreUnknown() throws Exception {
    Map<String, String> environment =
        Map.of(
            "FRAISEQL_DATABASE_URL", database,
            "FRAISEQL_LIMITS_DEPHT", "secret",
            "FRAISEQL_TEST_SEED", "1");
    List<String> flags = new ArrayList<>(ServerProcess.FLAGS);
    flags.add("-Dfraiseql.limts.depth=5");
    assertThat(failure(flags, environment))
        .contains("FRAISEQL_LIMITS_DEPHT (did you mean FRAISEQL_LIMITS_DEPTH?)")
        .contains("fraiseql.limts.depth (did you mean fraiseql.limits.depth?)")
        .doesNotContain("secret");
  }

  @Test
  void saysWhichSettingIsWrong() throws Exception {
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", database, "FRAISEQL_HTTP_PORT", "http")))
        .contains("FRAISEQL_HTTP_PORT is 'http'. Set it to a number from 0 to 65535.");
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", database, "FRAISEQL_HOST", "0.0.0.0")))
        .contains("Without a token")
        .contains("Set FRAISEQL_TOKEN");
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", "jdbc:oracle:thin:@x")))
        .contains("jdbc:oracle")
        .contains("jdbc:postgresql:");
  }

  @Test
  void liesOutHowTheTablesDiffer() throws Exception {
    execute("drop view ghosts", "alter table books rename column pages to leaves");

    List<String> lines = lines(Map.of("FRAISEQL_DATABASE_URL", database));

    assertThat(lines)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "FraiseQL cannot start: the classes and the database differ (2 errors):"),
            line ->
                assertThat(line)
                    .startsWith("  dev.fraiseql.server.library.Book.pages (MISSING_COLUMN): "),
            line ->
                assertThat(line)
                    .startsWith("  dev.fraiseql.server.library.Ghost (MISSING_TABLE): "),
            line -> assertThat(line).contains("FRAISEQL_SCHEMA_CHECK=warn"));
    assertThat(failure(Map.of("FRAISEQL_DATABASE_URL", database, "FRAISEQL_SCHEMA_CHECK", "maybe")))
        .contains("FRAISEQL_SCHEMA_CHECK is 'maybe'. Set it to error, warn or off.");
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String failure(Map<String, String> environment) throws Exception {
    return failure(ServerProcess.FLAGS, environment);
  }

  /** The one line that the process says before it ends with 1. */
  private String failure(List<String> flags, Map<String, String> environment) throws Exception {
    List<String> lines = lines(flags, environment);
    assertThat(lines).singleElement().asString().startsWith("FraiseQL cannot start: ");
    return lines.getFirst();
  }

  private List<String> lines(Map<String, String> environment) throws Exception {
    return lines(ServerProcess.FLAGS, environment);
  }

  private List<String> lines(List<String> flags, Map<String, String> environment) throws Exception {
    try (ServerProcess process = ServerProcess.start(folder, classPath, flags, environment)) {
      assertThat(process.awaitEnd()).isEqualTo(1);
      List<String> lines =
          process.err().lines().filter(line -> !line.startsWith("WARNING: ")).toList(); // the JVM's
      assertThat(process.out()).isEmpty();
      return lines;
    }
  }
}
