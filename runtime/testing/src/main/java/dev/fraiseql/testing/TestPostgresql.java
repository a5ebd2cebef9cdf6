package dev.fraiseql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A PostgreSQL server for all tests of a JVM: the one at the JDBC URL {@code
 * FRAISEQL_TEST_POSTGRESQL_URL}, which may have a user and password as parameters, or else a new
 * one that is stopped when the JVM ends.
 */
public final class TestPostgresql {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_POSTGRESQL_URL";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(
              VARIABLE,
              // A language's collation, to reveal code that depends on the default collation
              "create database %s template template0 encoding 'UTF8' locale_provider icu"
                  + " icu_locale 'en-US' locale 'C'",
              "drop database if exists %s with (force)",
              TestPostgresql::start));

  private TestPostgresql() {}

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
    try {
      return EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }
}
