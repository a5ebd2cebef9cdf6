package dev.fraiseql.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server for test databases: the one whose JDBC URL is in an environment variable, otherwise one
 * that is started on first use and stopped when the JVM exits.
 */
final class TestServer {
  private static final Pattern ADDRESS = Pattern.compile("(jdbc:[a-z]+:(?://[^/]*/)?)[^?]*(.*)");

  private final Kind kind;
  private final List<String> created = new ArrayList<>();
  private @Nullable String address;

  /**
   * How a product's server is found and used.
   *
   * @param variable the environment variable with the URL of a server
   * @param create the statement that creates a database, with {@code %s} for its name
   * @param drop the statement that drops it
   * @param start starts a server and returns its URL
   */
  record Kind(String variable, String create, String drop, Supplier<String> start) {}

  TestServer(Kind kind) {
    this.kind = kind;
  }

  /** The URL of a new database. */
  synchronized String newDatabase() {
    String name = "fraiseql_" + UUID.randomUUID().toString().replace("-", "");
    String server = address();
    execute(server, kind.create().formatted(name));
    created.add(name);
    Matcher parts = ADDRESS.matcher(server);
    if (!parts.matches()) {
      throw new IllegalStateException(kind.variable() + " is no JDBC URL: " + server);
    }
    return parts.group(1) + name + parts.group(2);
  }

  private String address() {
    String known = address;
    if (known == null) {
      @Nullable String given = System.getenv(kind.variable());
      if (given == null || given.isBlank()) {
        known = kind.start().get();
      } else {
        known = given;
        Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll, "drop test databases"));
      }
      address = known;
    }
    return known;
  }

  private synchronized void dropAll() {
    created.forEach(name -> execute(address(), kind.drop().formatted(name)));
  }

  /** Runs a statement on the server at a JDBC URL. */
  static void execute(String server, String sql) {
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }
}
