package dev.fraiseql.conformance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.jdbc.schema.Difference;
import dev.fraiseql.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the generated DDL are as their classes declare them. */
class DomainSchemaTest {

  @ParameterizedTest
  @EnumSource
  void differsInNothingButTheViewThatStoresInfinity(TestDatabase database) {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());

    List<String> found = engine.schemaDifferences().stream().map(Difference::toString).toList();

    if (database.option().equals("mysql")) {
      assertThat(found)
          .singleElement()
          .asString()
          .startsWith(
              "dev.fraiseql.conformance.domain.Flaw.real (COLUMN_TYPE): flaws.real is varchar(30),"
                  + " expected double");
    } else {
      assertThat(found).isEmpty();
    }
  }

  /** The sample app and the benchmarks, whose sources are in modules above this one. */
  @ParameterizedTest
  @EnumSource
  void ofTheSampleAppAndTheBenchmarksDiffersInNothing(TestDatabase database) throws Exception {
    Path root = Path.of("../..");
    String sample = "sample-app/src/main/java/dev/fraiseql/sample";
    Set<String> programs =
        Set.of("SampleApp.java", "ChinookData.java", "MusicStore.java", "SchemaCreator.java");
    List<Path> sources =
        CompiledSources.in(root.resolve(sample)).stream()
            .filter(file -> !programs.contains(file.getFileName().toString()))
            .toList();
    String views = Files.readString(root.resolve("sample-app/src/main/resources/views.sql"));
    assertThat(differences(database, sources, views + "\n")).isEmpty();
    for (String domain : List.of("blog", "store", "events")) {
      String folder = "benchmarks/src/main/java/dev/fraiseql/benchmarks/" + domain;
      assertThat(differences(database, CompiledSources.in(root.resolve(folder)), ""))
          .as(domain)
          .isEmpty();
    }
  }

  private static List<Difference> differences(
      TestDatabase database, List<Path> sources, String views) throws Exception {
    CompiledSources compiled = CompiledSources.of(database, sources);
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      if (database.option().equals("mysql")) {
        DomainDatabase.run(connection, "set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
      }
      DomainDatabase.run(connection, compiled.ddl() + views);
    }
    try (FraiseEngine engine = FraiseEngine.open(new EngineSettings(url), compiled.catalogs())) {
      return engine.schemaDifferences();
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesLittleTime(TestDatabase database) {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    engine.schemaDifferences();

    long began = System.nanoTime();
    engine.schemaDifferences();

    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(1_000);
  }
}
