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

class MutationsOverHttpTest {
  private static final String CREATE =
      "{\"query\":\"mutation { createBook(input: {title: \\\"%s\\\"}) { title pages } }\"%s}";

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of("fraiseql.limits.batch", 5));
  }

  @AfterAll
  static void close() {
    library.close();
  }

  private static String count(String title) throws Exception {
    return library
        .post("{\"query\":\"{booksCount(where: {title: {eq: \\\"" + title + "\\\"}})}\"}")
        .body();
  }

  @Test
  void executesAMutationByPost() throws Exception {
    HttpResponse<String> response = library.post(CREATE.formatted("Emma II", ""));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"data\":{\"createBook\":{\"title\":\"Emma II\",\"pages\":null}}}");
    assertThat(count("Emma II")).isEqualTo("{\"data\":{\"booksCount\":1}}");
  }

  @Test
  void writesNothingByGet() throws Exception {
    HttpResponse<String> response =
        library.get("mutation { createBook(input: {title: \"by GET\"}) { id } }");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("POST");
    assertThat(count("by GET")).isEqualTo("{\"data\":{\"booksCount\":0}}");
  }

  @Test
  void executesOnceWithAKeyInTheHeader() throws Exception {
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response =
          library.send(
              library.posting(CREATE.formatted("once", "")).header("Idempotency-Key", "h-1"));
      assertThat(response.body())
          .isEqualTo("{\"data\":{\"createBook\":{\"title\":\"once\",\"pages\":null}}}");
    }
    assertThat(count("once")).isEqualTo("{\"data\":{\"booksCount\":1}}");
  }

  @Test
  void takesTheKeysOfTheRequestsOfABatchFromTheirExtensions() throws Exception {
    String keyed = CREATE.formatted("batched", ",\"extensions\":{\"idempotencyKey\":\"b-1\"}");
    String body = "[" + keyed + "," + keyed + "]";
    String created = "{\"data\":{\"createBook\":{\"title\":\"batched\",\"pages\":null}}}";

    assertThat(
            library.send(library.posting(body).header("Idempotency-Key", "of no request")).body())
        .isEqualTo("[" + created + "," + created + "]");
    assertThat(count("batched")).isEqualTo("{\"data\":{\"booksCount\":1}}");
  }

  @Test
  void namesTheFieldOfAWrongInput() throws Exception {
    HttpResponse<String> response =
        library.post(
            "{\"query\":\"mutation ($b: BookCreateInput!) { createBook(input: $b) { id } }\","
                + "\"variables\":{\"b\":{\"pages\":\"many\"}}}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"field\":\"input.pages\"", "\"field\":\"input.title\"", "\"data\":null")
        .contains("\"path\":[\"createBook\"]");
  }
}
