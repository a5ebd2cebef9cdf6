package dev.fraiseql.benchmarks.database;

import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/** A database with the tables of all workloads, and the rows of those that are asked for. */
public sealed interface MeasuredDatabase extends AutoCloseable
    permits SqliteFile, PostgresqlServer, MysqlFamilyServer {

  /** The product's name: {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}. */
  String product();

  /** The processor option that it is compiled for by. */
  default String option() {
    return product();
  }

  /** Where it is, user included. */
  String url();

  /** A connection that fills it, in autocommit. */
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** The version that the database says of itself. */
  String version() throws SQLException;

  /** What the driver is given to store a moment in a column that our DDL made. */
  default Object moment(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /**
   * Brings it to where a database is that has been up for a while: it knows how its rows are
   * spread, and has nothing left to tidy.
   *
   * @param connection in autocommit
   */
  void settle(Connection connection) throws SQLException;

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
   * @param product see {@link #product()}
   * @param folder for files, which exists
   */
  static MeasuredDatabase open(String product, Path folder, Collection<? extends Dataset> rows)
      throws IOException, SQLException {
    MeasuredDatabase database =
        switch (product) {
          case "sqlite" -> SqliteFile.create(folder);
          case "postgresql" -> PostgresqlServer.start(folder);
          case "mysql" -> MysqlFamilyServer.start(TestDatabase.MYSQL);
          case "mariadb" -> MysqlFamilyServer.start(TestDatabase.MARIADB);
          default ->
              throw new IllegalArgumentException(
                  "None of sqlite, postgresql, mysql, mariadb: " + product);
        };
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Tables.create(connection, database.option());
      for (Dataset each : rows) {
        each.fill(connection, database);
      }
      connection.commit();
      connection.setAutoCommit(true);
      database.settle(connection);
      return database;
    } catch (IOException | SQLException e) {
      database.close();
      throw e;
    }
  }
}
