package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlArrowStreamTest extends ArrowStreamContract {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"));
  }

  @Override
  String endlessQuery() {
    return "select 1::bigint, 'oak' from (select pg_sleep(3600)) as s(x)";
  }

  @Override
  String rowsAndThenEndlessQuery() {
    return "select i::bigint, 'oak' from generate_series(1, 3000) as n(i)"
        + " where i < 2500 or pg_sleep(3600) is not null";
  }

  @Override
  String longText() {
    return "repeat('x', 20000)";
  }
}
