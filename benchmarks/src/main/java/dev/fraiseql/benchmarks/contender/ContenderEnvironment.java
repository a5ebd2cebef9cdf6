package dev.fraiseql.benchmarks.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.runtime.Micronaut;
import java.util.Map;
import java.util.Objects;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What the environment says to a contender that is not ours: the same that it says to ours.
 *
 * @param url of the database
 * @param port to listen on
 */
public record Surroundings(String url, int port) {
  /** The same as FraiseQL's own pool. */
  private static final int POOL_SIZE = 10;

  /** Reads them. */
  public static Surroundings read() {
    return new Surroundings(
        Objects.requireNonNull(System.getenv("FRAISEQL_DATABASE_URL"), "FRAISEQL_DATABASE_URL"),
        Integer.parseInt(
            Objects.requireNonNull(System.getenv("FRAISEQL_HTTP_PORT"), "FRAISEQL_HTTP_PORT")));
  }

  /** What the database is. */
  public Product product() {
    return Product.of(url);
  }

  /** A pool of connections that read. */
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
        pool.setReadOnly(true); // as the connections are: the driver refuses to be told otherwise
      }
      case POSTGRESQL -> pool.setJdbcUrl(url);
      case MYSQL -> {
        pool.setJdbcUrl(url);
        // What its driver is fastest with, as ours has it
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
   * @param contender the value of the property of that name, which those beans require
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
