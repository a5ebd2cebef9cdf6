package dev.fraiseql.engine.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.engine.jdbc.DatabaseAddress;
import dev.fraiseql.engine.jdbc.SetupConnections;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases, empty and new. PostgreSQL is started once for all tests of a JVM. */
public final class TestDatabases {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabases() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new database of that product. */
  public static DatabaseAddress create(Database database) {
    String name = "test" + NUMBER.incrementAndGet();
    return switch (database) {
      case SQLITE -> {
        try {
          Path folder = Files.createTempDirectory("fraiseql");
          folder.toFile().deleteOnExit();
          DatabaseAddress address =
              new DatabaseAddress("jdbc:sqlite:" + folder.resolve(name + ".db"));
          SetupConnections.open(address).close();
          yield address;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
      case POSTGRESQL -> {
        execute(new DatabaseAddress(postgres("postgres")), "create database " + name);
        yield new DatabaseAddress(postgres(name));
      }
    };
  }

  /** The URL of a database on the server, whether it is there or not. */
  public static String postgres(String name) {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  /** Runs statements, apart by semicolons at line ends. */
  public static void execute(DatabaseAddress address, String script) {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
