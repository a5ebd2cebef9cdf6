package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that methods of Micronaut's beans execute. */
class MethodsOfBeansTest {
  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of());
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void callsABeanWithItsDependencies() throws Exception {
    assertThat(library.get("{ lentUntil(from: \"2026-01-24\") }").body())
        .isEqualTo("{\"data\":{\"lentUntil\":\"2026-02-14\"}}");
  }

  @Test
  void writesByPostOnly() throws Exception {
    String mutation = "mutation { retitle(book: 1, title: \\\"Persuasion\\\") { title } }";
    HttpResponse<String> byGet = library.get(mutation.replace("\\", ""));
    assertThat(byGet.statusCode()).isEqualTo(405);

    assertThat(library.post("{\"query\":\"{ book(id: 1) { title } }\"}").body())
        .isEqualTo("{\"data\":{\"book\":{\"title\":\"Emma\"}}}");
    HttpResponse<String> byPost = library.post("{\"query\":\"" + mutation + "\"}");
    assertThat(byPost.statusCode()).isEqualTo(200);
    assertThat(byPost.body()).isEqualTo("{\"data\":{\"retitle\":{\"title\":\"Persuasion\"}}}");
  }

  @Test
  void suggestsTheNamesOfMethods() throws Exception {
    HttpResponse<String> response = library.post("{\"query\":\"{ lentUntill(from: 1) }\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Did you mean lentUntil?");
  }
}
