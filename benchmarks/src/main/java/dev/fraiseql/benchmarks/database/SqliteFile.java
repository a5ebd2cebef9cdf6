package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A SQLite file. */
record SqliteFile(Path file) implements MeasuredDatabase {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  static SqliteFile create(Path folder) throws IOException, SQLException {
    SqliteFile database = new SqliteFile(folder.resolve("benchmark.db").toAbsolutePath());
    Files.deleteIfExists(database.file);
    // Write-ahead logging, so that readers do not block. The setting is stored in the file.
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
    }
    return database;
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

  /** A text in the format of SQLite's own functions, which sorts by time. */
  @Override
  public Object timestamp(Instant timestamp) {
    return TEXT.format(timestamp.atOffset(ZoneOffset.UTC));
  }

  @Override
  public void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze");
    }
  }

  /** 0: SQLite runs in the process that reads it. */
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
