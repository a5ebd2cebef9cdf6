package dev.fraiseql.benchmarks.contender.graphqljava;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.Surroundings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Serves any document over its schema. */
@Factory
@Requires(property = "contender", value = GraphQlJavaContender.NAME)
public final class GraphQlJavaContender {
  static final String NAME = "graphql-java";

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    Surroundings.read().serve(GraphQlJavaContender.class, NAME);
  }

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource pool() {
    return Surroundings.read().pool();
  }

  @Singleton
  StoreRepository repository(DataSource pool) {
    return new StoreRepository(Jdbi.create(pool));
  }
}
