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
 * A server on which tests create databases: the one whose JDBC URL is in the environment, or else a
 * new one, started on first use and stopped when the JVM ends.
 */
final class TestServer {
  private static final Pattern ADDRESS = Pattern.compile("(jdbc:[a-z]+:(?://[^/]*/)?)[^?]*(.*)");

  private final Kind kind;
  private final List<String> created = new ArrayList<>();
  private @Nullable String address;

  /**
   * The properties of one product.
   *
   * @param variable the environment variable that may name a server
   * @param create the statement that creates a database, with {@code %s} for its name
   * @param drop the statement that drops a database, with {@code %s} for its name
   * @param start starts a server and returns its JDBC URL
   */
  record Kind(String variable, String create, String drop, Supplier<String> start) {}

  TestServer(Kind kind) {
    this.kind = kind;
  }

  /** Creates a database and returns its JDBC URL. */
  synchronized String newDatabase() {
    String name = "fraiseql_" + UUID.randomUUID().toString().replace("-", "");
    String server = address();
    execute(server, kind.create().formatted(name));
    created.add(name);
    Matcher parts = ADDRESS.matcher(server);
    if (!parts.matches()) {
      throw new IllegalStateException(kind.variable() + " is not a JDBC URL: " + server);
    }
    return parts.group(1) + name + parts.group(2);
  }

  private String address() {
    String server = address;
    if (server == null) {
      @Nullable String configured = System.getenv(kind.variable());
      if (configured == null || configured.isBlank()) {
        server = kind.start().get();
      } else {
        server = configured;
        Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll, "drop test databases"));
      }
      address = server;
    }
    return server;
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
