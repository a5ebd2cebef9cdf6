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

class AuthenticationTest {
  private static final String QUERY = "{\"query\":\"{booksCount}\"}";

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of("fraiseql.token", "open-sesame"));
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void answersWhoeverShowsTheToken() throws Exception {
    HttpResponse<String> response = asking("Bearer open-sesame");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"data\":{\"booksCount\":3}}");
  }

  @Test
  void refusesEverybodyElse() throws Exception {
    for (String credentials : new String[] {"Bearer open", "Bearer ", "Basic b3Blbi1zZXNhbWU="}) {
      assertRefused(asking(credentials));
    }
    assertRefused(library.send(library.posting(QUERY)));
    assertRefused(library.get("{booksCount}"));
    assertRefused(library.post("not even JSON"));
  }

  private static HttpResponse<String> asking(String credentials) throws Exception {
    return library.send(library.posting(QUERY).header("Authorization", credentials));
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    assertThat(response.body())
        .startsWith("{\"errors\":[")
        .contains("\"code\":\"UNAUTHENTICATED\"")
        .doesNotContain("sesame")
        .doesNotContain("data");
  }

  @Test
  void leavesHealthOpenToThoseWhoWatchIt() throws Exception {
    assertThat(library.page("/health").statusCode()).isEqualTo(200);
  }
}
