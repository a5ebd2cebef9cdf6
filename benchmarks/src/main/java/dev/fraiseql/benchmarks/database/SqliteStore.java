package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite file. */
record SqliteStore(Path file) implements StoreDatabase {

  static SqliteStore create(Path folder) throws IOException, SQLException {
    SqliteStore store = new SqliteStore(folder.resolve("store.db").toAbsolutePath());
    Files.deleteIfExists(store.file);
    // So that readers share what is mapped and wait for nobody. The setting stays with the file.
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
    }
    return store;
  }

  @Override
  public String product() {
    return "sqlite";
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public String version() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sqlite_version()")) {
      return "SQLite " + row.getString(1);
    }
  }

  /** It works within whoever asks it. */
  @Override
  public long cpuNanos() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }
}
