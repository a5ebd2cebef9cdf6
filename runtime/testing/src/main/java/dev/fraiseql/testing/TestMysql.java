package dev.fraiseql.testing;

import java.nio.file.Path;
import java.util.List;

/**
 * A MySQL server for all tests of a JVM: the one at the JDBC URL {@code FRAISEQL_TEST_MYSQL_URL}
 * ({@code jdbc:mysql://host/?user=...&permitMysqlScheme}, for MariaDB's driver), otherwise one that
 * is started here and stopped when the JVM exits.
 */
public final class TestMysql {
  /** The environment variable with the JDBC URL of a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_MYSQL_URL";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(VARIABLE, MysqlProcess.CREATE, MysqlProcess.DROP, TestMysql::start));

  private TestMysql() {}

  /**
   * The JDBC URL of a new, empty database, which is dropped when the JVM exits.
   *
   * @throws IllegalStateException if the server cannot be reached, with its message
   * @throws org.opentest4j.TestAbortedException if the server cannot run on this machine, with the
   *     reason
   */
  public static String newDatabase() {
    return SERVER.newDatabase();
  }

  private static String start() {
    return url(MysqlProcess.start(distribution()).port(), "");
  }

  static String url(int port, String name) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + name + "?user=root&permitMysqlScheme";
  }

  static MysqlProcess.Distribution distribution() {
    Path program =
        CachedFolder.tarball("mysql-8.0.12", "/mysql-Linux-amd64.tar.gz").resolve("bin/mysqld");
    Path home = program.resolveSibling("..").normalize();
    List<String> places =
        List.of("--basedir=" + home, "--lc-messages-dir=" + home.resolve("share"));
    return new MysqlProcess.Distribution(
        home,
        List.of(program.toString()),
        places,
        List.of(program.toString(), "--no-defaults", "--initialize-insecure"),
        List.of("--mysqlx=OFF", "--skip-log-bin"),
        AsyncIoLibrary.forProgram(program));
  }
}
