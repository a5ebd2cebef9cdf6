package dev.fraiseql.benchmarks.contender.handwritten;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.ContenderEnvironment;
import dev.fraiseql.benchmarks.contender.Product;
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

  /** Serves until the process is stopped. */
  public static void main(String[] args) {
    ContenderEnvironment.read().serve(HandWrittenContender.class, NAME);
  }

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource pool() {
    return ContenderEnvironment.read().pool();
  }

  @Singleton
  StoreReader store(DataSource pool) {
    return new StoreReader(pool, product());
  }

  @Singleton
  BlogReader blog(DataSource pool) {
    return new BlogReader(pool, new BlogJson(timestamps()));
  }

  @Singleton
  @Bean(preDestroy = "close")
  MemberWriter members() {
    return new MemberWriter(ContenderEnvironment.read().writers(), product(), timestamps());
  }

  private static TimestampWriter timestamps() {
    return switch (product()) {
      case SQLITE -> TimestampWriter::sqlite;
      case POSTGRESQL -> TimestampWriter::postgresql;
      case MYSQL -> TimestampWriter::mysql;
    };
  }

  private static Product product() {
    return ContenderEnvironment.read().product();
  }
}
