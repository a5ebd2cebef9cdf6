package dev.fraiseql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A PostgreSQL server for all tests of a JVM: the one at the JDBC address {@code
 * FRAISEQL_TEST_POSTGRESQL_URL} (user and password, if it needs them, as its parameters), else one
 * that is started here and ends with the JVM.
 */
public final class TestPostgresql {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_POSTGRESQL_URL";

  private static final TestServer SERVER =
      new TestServer(
          new TestServer.Kind(
              VARIABLE,
              // A language's collation on purpose: what depends on the default of a database shows.
              "create database %s template template0 encoding 'UTF8' locale_provider icu"
                  + " icu_locale 'en-US' locale 'C'",
              "drop database if exists %s with (force)",
              TestPostgresql::start));

  private TestPostgresql() {}

  /**
   * The JDBC address of a new, empty database, which is gone when the JVM has ended.
   *
   * @throws IllegalStateException if the server cannot be reached, with what it said
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
