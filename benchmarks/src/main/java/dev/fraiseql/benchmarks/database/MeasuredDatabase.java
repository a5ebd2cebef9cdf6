package dev.fraiseql.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.control.ControlTables;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;

/** A database with the tables of all workloads, and the rows of the measured ones. */
public sealed interface MeasuredDatabase extends AutoCloseable
    permits SqliteFile, PostgresqlServer, MysqlFamilyServer {

  /** The product's name: {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}. */
  String product();

  /** Its name in the processor option {@code fraiseql.databases}. */
  default String option() {
    return product();
  }

  /** The JDBC URL, including the user. */
  String url();

  /** Opens a connection for writing, in autocommit. */
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** The product and version that the database reports. */
  String version() throws SQLException;

  /** The parameter by which the driver stores a timestamp in a column of our DDL. */
  default Object timestamp(Instant timestamp) {
    return timestamp.atOffset(ZoneOffset.UTC);
  }

  /** Creates FraiseQL's control tables, which the handwritten servers write, too. */
  default void createControlTables() {
    try (HikariDataSource source = new HikariDataSource()) {
      source.setJdbcUrl(url());
      ControlTables.migrate(Database.valueOf(option().toUpperCase(Locale.ROOT)), source);
    }
  }

  /**
   * Updates statistics and cleans up, so that neither happens during a measurement.
   *
   * @param connection in autocommit
   */
  void analyze(Connection connection) throws SQLException;

  /**
   * The processor time so far of the database's own processes, in nanoseconds; 0 if it has none.
   */
  long cpuNanos();

  /** Stops the server, if there is one, and deletes the files. */
  @Override
  void close() throws IOException;

  /**
   * Creates and fills a database.
   *
   * @param product see {@link #product()}
   * @param folder an existing folder for its files
   * @throws IllegalArgumentException if the product is unknown
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
                  "Unknown database: "
                      + product
                      + ". There are sqlite, postgresql, mysql, mariadb.");
        };
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Tables.create(connection, database.option());
      for (Dataset each : rows) {
        each.fill(connection, database);
      }
      connection.commit();
      connection.setAutoCommit(true);
      database.createControlTables();
      database.analyze(connection);
      return database;
    } catch (IOException | SQLException e) {
      database.close();
      throw e;
    }
  }
}
