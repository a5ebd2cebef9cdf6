package dev.fraiseql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A PostgreSQL server for all tests of a JVM: the one at the JDBC URL {@code
 * FRAISEQL_TEST_POSTGRESQL_URL} (with user and password as parameters, if required), otherwise one
 * that is started here and stopped when the JVM exits.
 */
public final class TestPostgresql {
  /** The environment variable with the JDBC URL of a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_POSTGRESQL_URL";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(
              VARIABLE,
              // A language's collation, so that tests find SQL that depends on a database's
              // default.
              "create database %s template template0 encoding 'UTF8' locale_provider icu"
                  + " icu_locale 'en-US' locale 'C'",
              "drop database if exists %s with (force)",
              TestPostgresql::start));

  private TestPostgresql() {}

  /**
   * The JDBC URL of a new, empty database, which is dropped when the JVM exits.
   *
   * @throws IllegalStateException if the server cannot be reached, with its message
   */
  public static String newDatabase() {
    return SERVER.newDatabase();
  }

  private static String start() {
    try {
      return EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }
}
