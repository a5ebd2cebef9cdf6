package dev.fraiseql.benchmarks.contender.handwritten;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.Product;
import dev.fraiseql.benchmarks.contender.Surroundings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Serves the endpoints of both workloads. */
@Factory
@Requires(property = "contender", value = HandWrittenContender.NAME)
public final class HandWrittenContender {
  static final String NAME = "hand-written";

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    Surroundings.read().serve(HandWrittenContender.class, NAME);
  }

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource pool() {
    return Surroundings.read().pool();
  }

  @Singleton
  StoreReader store(DataSource pool) {
    return new StoreReader(pool, product());
  }

  @Singleton
  BlogReader blog(DataSource pool) {
    return new BlogReader(
        pool,
        new BlogJson(
            switch (product()) {
              case SQLITE -> Moments::sqlite;
              case POSTGRESQL -> Moments::postgresql;
              case MYSQL -> Moments::mysql;
            }));
  }

  private static Product product() {
    return Surroundings.read().product();
  }
}
