package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health, metrics and GraphiQL. */
class OperationsPagesTest {
  @TempDir Path folder;

  @Test
  void isHealthyAsLongAsTheDatabaseAnswers() throws Exception {
    try (Library library = Library.open(folder, Map.of())) {
      HttpResponse<String> up = library.page("/health");
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(up.body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\"}");

      library.server().engine().connections().close();

      HttpResponse<String> down = library.page("/health");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\"}");
    }
  }

  @Test
  void isNotHealthyWithoutATable() throws Exception {
    try (Library library = Library.open(folder, Map.of())) {
      Library.execute(folder, "drop table books");

      HttpResponse<String> down = library.page("/health");

      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\"}");
    }
  }

  @Test
  void startsWithoutATableIfItIsToldToAndIsNotHealthy() throws Exception {
    Map<String, Object> settings =
        Map.of("fraiseql.schema.check", "warn", "fraiseql.database.url", Library.database(folder));
    Library.execute(folder, "drop table books");
    try (Library library = Library.open(folder.resolve("other"), settings)) {
      assertThat(library.page("/health").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void countsRequestsByKindAndOutcomeAndNeverByName() throws Exception {
    try (Library library = Library.open(folder, Map.of())) {
      library.post("{\"query\":\"query Secret{booksCount}\"}");
      library.post("{\"query\":\"query Secret{booksCount}\"}");
      library.post("{\"query\":\"{nothing}\"}");
      library.post("{");
      library.get("mutation{a}");
      library.page("/nowhere");

      assertThat(library.page("/metrics").body())
          .contains(requests("query", "success", 2))
          .contains(requests("query", "graphql_validation_failed", 1))
          .contains(requests("unknown", "bad_user_input", 2))
          .contains("fraiseql_http_requests_total{endpoint=\"graphql\",status=\"405\"} 1.0")
          .contains("fraiseql_http_requests_total{endpoint=\"other\",status=\"404\"} 1.0")
          .contains("fraiseql_connections_idle ")
          .contains("jvm_memory_used_bytes{")
          .doesNotContain("Secret")
          .doesNotContain("nowhere");
    }
  }

  private static String requests(String kind, String outcome, int count) {
    return "fraiseql_graphql_requests_seconds_count{kind=\"%s\",outcome=\"%s\"} %d"
        .formatted(kind, outcome, count);
  }

  @Test
  void servesAllThatGraphiQlIsMadeOf() throws Exception {
    try (Library library = Library.open(folder, Map.of())) {
      HttpResponse<String> page = library.page("/graphiql");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
      assertThat(page.body()).doesNotContain("http:").doesNotContain("https:");
      for (String asset :
          page.body()
              .replaceAll("(?s).*?(?:src|href)=\"(/graphiql/[^\"]+)\"|.+", "$1\n")
              .lines()
              .filter(line -> !line.isBlank())
              .toList()) {
        HttpResponse<String> response = library.page(asset);
        assertThat(response.statusCode()).as(asset).isEqualTo(200);
        assertThat(response.body()).as(asset).isNotEmpty();
      }
      assertThat(library.page("/graphiql/assets.properties").statusCode()).isEqualTo(404);
      assertThat(library.page("/graphiql/..%2Findex.html").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void hasNoGraphiQlInProduction() throws Exception {
    System.setProperty("micronaut.environments", "production");
    try (Library library = Library.open(folder, Map.of())) {
      assertThat(library.page("/graphiql").statusCode()).isEqualTo(404);
      assertThat(library.page("/health").statusCode()).isEqualTo(200);
    } finally {
      System.clearProperty("micronaut.environments");
    }
  }
}
