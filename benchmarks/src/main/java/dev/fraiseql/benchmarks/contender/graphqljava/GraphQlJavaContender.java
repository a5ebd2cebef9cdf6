package dev.fraiseql.benchmarks.contender.graphqljava;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.ContenderEnvironment;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMapper;

/** Serves GraphQL with graphql-java. */
@Factory
@Requires(property = "contender", value = GraphQlJavaContender.NAME)
public final class GraphQlJavaContender {
  static final String NAME = "graphql-java";

  /** Serves until the process is stopped. */
  public static void main(String[] args) {
    ContenderEnvironment.read().serve(GraphQlJavaContender.class, NAME);
  }

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource pool() {
    return ContenderEnvironment.read().pool();
  }

  @Singleton
  Domain store(DataSource pool) {
    return new StoreDomain(new StoreRepository(Jdbi.create(pool)));
  }

  @Singleton
  Domain blog(DataSource pool) {
    return new BlogDomain(new BlogRepository(Jdbi.create(pool), timestamps()));
  }

  @Singleton
  @Bean(preDestroy = "close")
  Writers writers() {
    return new Writers(ContenderEnvironment.read().writers());
  }

  /** The connections that write; another class than that of the pool of readers. */
  record Writers(HikariDataSource pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }

  @Singleton
  Domain members(Writers writers) {
    return new MemberDomain(
        new MemberRepository(
            Jdbi.create(writers.pool()), ContenderEnvironment.read().product(), timestamps()));
  }

  private static ColumnMapper<Instant> timestamps() {
    return switch (ContenderEnvironment.read().product()) {
      case SQLITE -> (row, column, context) -> ofSqlite(row.getString(column));
      case POSTGRESQL ->
          (row, column, context) -> row.getObject(column, OffsetDateTime.class).toInstant();
      case MYSQL ->
          (row, column, context) ->
              row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    };
  }

  /** Parses a timestamp of SQLite: {@code 2026-01-24 09:30:00}. */
  private static Instant ofSqlite(String text) {
    return Instant.parse(text.replace(' ', 'T') + "Z");
  }
}
