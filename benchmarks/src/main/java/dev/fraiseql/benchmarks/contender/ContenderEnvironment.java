package dev.fraiseql.benchmarks.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.runtime.Micronaut;
import java.util.Map;
import java.util.Objects;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The environment variables of contenders other than FraiseQL, which are those of FraiseQL.
 *
 * @param url the database's JDBC URL
 * @param port the port for HTTP
 */
public record ContenderEnvironment(String url, int port) {
  /** The size of FraiseQL's own pool. */
  private static final int POOL_SIZE = 10;

  /** Reads the variables. */
  public static ContenderEnvironment read() {
    return new ContenderEnvironment(
        Objects.requireNonNull(System.getenv("FRAISEQL_DATABASE_URL"), "FRAISEQL_DATABASE_URL"),
        Integer.parseInt(
            Objects.requireNonNull(System.getenv("FRAISEQL_HTTP_PORT"), "FRAISEQL_HTTP_PORT")));
  }

  /** The kind of the database. */
  public Product product() {
    return Product.of(url);
  }

  /** A new pool of database connections for reading. */
  public HikariDataSource pool() {
    HikariConfig pool = new HikariConfig();
    pool.setMaximumPoolSize(POOL_SIZE);
    switch (product()) {
      case SQLITE -> {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource file = new SQLiteDataSource(config);
        file.setUrl(url);
        pool.setDataSource(file);
        pool.setReadOnly(true); // the driver rejects a change of an open connection's mode
      }
      case POSTGRESQL -> pool.setJdbcUrl(url);
      case MYSQL -> {
        pool.setJdbcUrl(url);
        // The driver's fastest settings, which FraiseQL uses too
        pool.addDataSourceProperty("useServerPrepStmts", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        pool.setConnectionInitSql("set sql_mode = 'ANSI_QUOTES'");
      }
    }
    return new HikariDataSource(pool);
  }

  /** A new pool of database connections for writing, without autocommit. */
  public HikariDataSource writers() {
    HikariConfig pool = new HikariConfig();
    pool.setMaximumPoolSize(product() == Product.SQLITE ? 1 : POOL_SIZE);
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    pool.setAutoCommit(false);
    pool.setJdbcUrl(url);
    switch (product()) {
      case SQLITE -> {
        pool.addDataSourceProperty("journal_mode", "WAL");
        pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      }
      case POSTGRESQL -> pool.addDataSourceProperty("reWriteBatchedInserts", "true");
      case MYSQL -> {
        pool.addDataSourceProperty("useServerPrepStmts", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        pool.setConnectionInitSql("set sql_mode = 'ANSI_QUOTES'");
      }
    }
    return new HikariDataSource(pool);
  }

  /**
   * Starts Micronaut with the beans of one contender.
   *
   * @param contender the value of the property {@code contender}, which those beans require
   */
  public void serve(Class<?> main, String contender) {
    Micronaut.build(new String[0])
        .mainClass(main)
        .banner(false)
        .properties(
            Map.of(
                "contender", contender,
                "micronaut.server.host", "127.0.0.1",
                "micronaut.server.port", port))
        .start();
  }
}
