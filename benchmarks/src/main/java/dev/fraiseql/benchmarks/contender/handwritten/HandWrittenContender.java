package dev.fraiseql.benchmarks.contender.handwritten;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.Surroundings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Serves the two endpoints. */
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
  StoreReader reader(DataSource pool) {
    return new StoreReader(
        pool, Surroundings.read().isSqlite() ? new SqliteJson() : new PostgresqlJson());
  }
}
