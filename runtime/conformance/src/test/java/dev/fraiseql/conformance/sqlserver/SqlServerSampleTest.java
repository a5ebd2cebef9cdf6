package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.testing.TestSqlServer;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample app, compiled for SQL Server, fills an empty database and serves it. */
@Tag("sqlserver")
class SqlServerSampleTest {
  private static final Path SOURCES = Path.of("../../sample-app/src/main/java/dev/fraiseql/sample");
  private static final Path RESOURCES = Path.of("../../sample-app/src/main/resources");

  @Test
  void fillsOnceAndServes() throws Exception {
    CompiledSources sample =
        CompiledSources.of("sqlserver", CompiledSources.in(SOURCES), RESOURCES);
    ClassLoader loader = sample.catalogs().getFirst().getClass().getClassLoader();
    Method open =
        loader
            .loadClass("dev.fraiseql.sample.MusicStore")
            .getDeclaredMethod("open", DatabaseAddress.class);
    open.setAccessible(true);
    String url = SqlServerAddress.newDatabase();

    assertThat((int) open.invoke(null, new DatabaseAddress(url))).isEqualTo(15_607);
    assertThat((int) open.invoke(null, new DatabaseAddress(url))).isZero();

    createControlTables(url);
    EngineSettings settings = new EngineSettings(url).withSchemaCheck(SchemaCheck.OFF);
    try (FraiseEngine engine = FraiseEngine.open(settings, sample.catalogs())) {
      String document =
          "{ album(id: 6) { title artist { name } tracks(orderBy: [{duration: DESC}], limit: 1)"
              + " { name duration unitPrice } } trackSalesCount }";
      assertThat(
              engine
                  .graphql()
                  .execute(new GraphQlRequest(document, null, Map.of(), null), Caller.ANONYMOUS)
                  .text())
          .isEqualTo(
              "{\"data\":{\"album\":{\"title\":\"Jagged Little Pill\",\"artist\":{\"name\":"
                  + "\"Alanis Morissette\"},\"tracks\":[{\"name\":\"You Oughta Know (Alternate)\","
                  + "\"duration\":\"PT8M11.885S\",\"unitPrice\":0.99}]},\"trackSalesCount\":1984}}");
    }
  }

  /** Creates what the engine asks for, where the migrations cannot be run. */
  private static void createControlTables(String url) throws SQLException {
    if (TestSqlServer.isAvailable()) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table fq_migrations (version varchar(50), success boolean)");
      statement.execute("insert into fq_migrations values ('3', true)");
      statement.execute(
          "create table fq_outbox (event_id uuid, entity_type varchar(200), entity_key varchar(500),"
              + " partition_no int, operation varchar(10), changed varchar(100), schema_version int,"
              + " created_at varchar(40))");
    }
  }
}
