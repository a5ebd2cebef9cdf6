package dev.fraiseql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.domain.Domain;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraiseEngineTest {
  private static final TypeCatalog CATALOG = Domain.CATALOG;

  private record Stale(int contractVersion, List<Database> databases) implements EmptyCatalog {}

  private static void refuses(String url, List<TypeCatalog> catalogs, String... words) {
    assertThatThrownBy(() -> FraiseEngine.open(new EngineSettings(url), catalogs))
        .isInstanceOf(StartException.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
  }

  @Test
  void servesTheTypesOfItsCatalogs() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      assertThat(engine.model().types()).hasSameSizeAs(CATALOG.types());
      assertThat(engine.database()).isEqualTo(Database.SQLITE);
      assertThat(engine.executor("Book").type()).isEqualTo("Book");
      assertThat(engine.queries().compiled())
          .extracting(CompiledQuery::name)
          .containsExactlyInAnyOrder("ByAuthor", "ById", "Nested");
    }
  }

  @Test
  void saysInOneLineWhyItCannotStart(@TempDir Path folder) {
    String url = "jdbc:sqlite:" + folder.resolve("none.db");
    refuses(url, List.of(CATALOG), "there is no such file");
    refuses(url, List.of(), "There is nothing to serve");
    refuses(url, List.of(CATALOG, CATALOG), "two types are named Author");
    refuses(
        url, List.of(new Stale(0, List.of(Database.SQLITE))), "Stale", "version 0 of the contract");
    refuses(
        url,
        List.of(new Stale(TypeCatalog.CONTRACT_VERSION, List.of(Database.POSTGRESQL))),
        "not compiled for SQLite",
        "sqlite");
    refuses("jdbc:h2:mem:x", List.of(CATALOG), "jdbc:h2:mem:x");
  }

  @Test
  void keepsPasswordsToItself() {
    EngineSettings settings =
        new EngineSettings(
            "jdbc:postgresql://u:hidden@db/x?password=hidden", "u", "hidden", 1, Limits.DEFAULT);
    assertThat(settings.toString()).contains("db/x").doesNotContain("hidden");
  }
}
