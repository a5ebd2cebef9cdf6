package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database with the store's tables and rows. */
public sealed interface StoreDatabase extends AutoCloseable permits SqliteStore, PostgresqlStore {

  /** The product's name as a processor option has it: {@code sqlite}, {@code postgresql}. */
  String product();

  /** Where it is, user included. */
  String url();

  /** The version that the database says of itself. */
  String version() throws SQLException;

  /**
   * The processor time that the database's own processes have used, in nanoseconds; 0 if it has
   * none.
   */
  long cpuNanos();

  /** Stops it, if it runs, and deletes its files. */
  @Override
  void close() throws IOException;

  /**
   * Makes one.
   *
   * @param product {@code sqlite} or {@code postgresql}
   * @param folder for files, which exists
   */
  static StoreDatabase open(String product, Path folder) throws IOException, SQLException {
    StoreDatabase database =
        switch (product) {
          case "sqlite" -> SqliteStore.create(folder);
          case "postgresql" -> PostgresqlStore.start(folder);
          default ->
              throw new IllegalArgumentException("Neither sqlite nor postgresql: " + product);
        };
    try (Connection connection = DriverManager.getConnection(database.url())) {
      ChinookCopy.fill(connection, product);
    }
    return database;
  }
}
