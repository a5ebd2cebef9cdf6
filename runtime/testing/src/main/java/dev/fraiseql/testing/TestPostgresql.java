package dev.fraiseql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for all tests of a JVM: the one at the JDBC address {@code
 * FRAISEQL_TEST_POSTGRESQL_URL} (user and password, if it needs them, as its parameters), else one
 * that is started here and ends with the JVM.
 */
public final class TestPostgresql {
  /** The environment variable that names a server. */
  public static final String VARIABLE = "FRAISEQL_TEST_POSTGRESQL_URL";

  private static final Pattern ADDRESS =
      Pattern.compile("(jdbc:postgresql:(?://[^/]*/)?)[^?]*(.*)");

  private static @Nullable TestPostgresql shared;

  private final String address;
  private final List<String> created = new ArrayList<>();

  private TestPostgresql(String address) {
    this.address = address;
  }

  /**
   * The JDBC address of a new, empty database, which is gone when the JVM has ended.
   *
   * @throws IllegalStateException if the server cannot be reached, with what it said
   */
  public static String newDatabase() {
    return shared().create();
  }

  private static synchronized TestPostgresql shared() {
    TestPostgresql server = shared;
    if (server == null) {
      @Nullable String given = System.getenv(VARIABLE);
      if (given == null || given.isBlank()) {
        server = new TestPostgresql(start());
      } else {
        server = new TestPostgresql(given);
        Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll, "drop test databases"));
      }
      shared = server;
    }
    return server;
  }

  private static String start() {
    try {
      return EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private synchronized String create() {
    String name = "fraiseql_" + UUID.randomUUID().toString().replace("-", "");
    // A language's collation on purpose: what depends on the default of a database shows.
    execute(
        "create database "
            + name
            + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'"
            + " locale 'C'");
    created.add(name);
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalStateException(VARIABLE + " is no address of PostgreSQL: " + address);
    }
    return parts.group(1) + name + parts.group(2);
  }

  private synchronized void dropAll() {
    created.forEach(name -> execute("drop database if exists " + name + " with (force)"));
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }
}
