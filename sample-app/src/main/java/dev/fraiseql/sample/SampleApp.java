package dev.fraiseql.sample;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.server.FraiseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Starts the music store, on a SQLite file in {@code target} or on the database that
 * FRAISEQL_DATABASE_URL names.
 */
public final class SampleApp {
  private static final Path FILE = Path.of("target", "music-store.db");

  private SampleApp() {}

  /**
   * Creates and fills the database if necessary, then serves it until the process is stopped.
   *
   * <p>The exit code is 1 if the database cannot be filled.
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> environment = System.getenv();
    String url = environment.get("FRAISEQL_DATABASE_URL");
    if (url == null) {
      Files.createDirectories(FILE.getParent());
      url = "jdbc:sqlite:" + FILE;
    }
    try {
      int rows =
          MusicStore.open(
              new DatabaseAddress(
                  url,
                  environment.get("FRAISEQL_DATABASE_USER"),
                  environment.get("FRAISEQL_DATABASE_PASSWORD")));
      if (rows > 0) {
        System.out.println("Copied the Chinook data into the database: " + rows + " rows.");
      }
    } catch (SQLException | DatabaseOpenException e) {
      System.err.println(
          "The database of FRAISEQL_DATABASE_URL cannot be filled: " + e.getMessage());
      System.exit(1);
    }
    System.setProperty("fraiseql.database.url", url);
    receiveOnThisMachine();
    FraiseServer.run(args);
  }

  /**
   * Sends webhooks to a receiver on this machine, unless the environment names another one. The key
   * is published here, so it is for trying only.
   */
  private static void receiveOnThisMachine() {
    unlessSet("newsletter.url", "http://localhost:8099/");
    unlessSet("newsletter.secret", "whsec_dGhlIGtleSBvZiB0aGUgc2FtcGxlIGFwcA==");
    unlessSet("fraiseql.observers.webhooks.allow-private", "true");
  }

  private static void unlessSet(String property, String value) {
    String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    if (System.getenv(variable) == null && System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
