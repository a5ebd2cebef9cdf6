package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.server.config.StartFailure;
import dev.fraiseql.server.library.Library;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as browsers send them from pages of other origins. */
class CorsTest {
  private static final String APP = "https://app.example.com";

  @TempDir Path folder;

  private Library open(String origins, Map<String, Object> more) throws Exception {
    Map<String, Object> settings = new HashMap<>(more);
    if (origins != null) {
      settings.put("fraiseql.cors.origins", origins);
    }
    return Library.open(folder, settings);
  }

  private static HttpResponse<String> preflight(Library library, String origin) throws Exception {
    return library.send(
        HttpRequest.newBuilder(library.uri("/graphql"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }

  private static HttpResponse<String> post(Library library, String origin) throws Exception {
    return library.send(
        library
            .posting("{\"operationName\":\"OneBook\",\"variables\":{\"id\":1}}")
            .header("Authorization", "Bearer secret")
            .header("Origin", origin));
  }

  private static Optional<String> header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {APP, "http://localhost:3000"})
  void listedOriginsMaySendRequestsAndReadResponses(String origin) throws Exception {
    try (Library library = open(APP + ", http://localhost:3000", Map.of())) {
      HttpResponse<String> preflight = preflight(library, origin);
      assertThat(preflight.statusCode()).isEqualTo(200);
      assertThat(header(preflight, "access-control-allow-origin")).contains(origin);
      assertThat(header(preflight, "access-control-allow-methods").orElseThrow()).contains("POST");
      assertThat(String.join(",", preflight.headers().allValues("access-control-allow-headers")))
          .containsIgnoringCase("authorization")
          .containsIgnoringCase("content-type");
      assertThat(header(preflight, "access-control-max-age")).contains("3600");
      assertThat(header(preflight, "access-control-allow-credentials")).isEmpty();

      HttpResponse<String> response = post(library, origin);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("Emma");
      assertThat(header(response, "access-control-allow-origin")).contains(origin);
      assertThat(String.join(",", response.headers().allValues("vary"))).contains("Origin");
      assertThat(String.join(",", response.headers().allValues("access-control-expose-headers")))
          .contains("ETag");
    }
  }

  @Test
  void errorsCanBeReadToo() throws Exception {
    try (Library library = open(APP, Map.of("fraiseql.token", "other"))) {
      HttpResponse<String> response = post(library, APP);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "access-control-allow-origin")).contains(APP);
    }
  }

  @Test
  void otherOriginsMayNot() throws Exception {
    try (Library library = open(APP, Map.of())) {
      for (String origin : new String[] {"https://evil.example.com", APP + ".evil", "null"}) {
        assertThat(header(preflight(library, origin), "access-control-allow-origin")).isEmpty();
        assertThat(header(post(library, origin), "access-control-allow-origin")).isEmpty();
      }
      assertThat(library.post("{\"query\":\"{booksCount}\"}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void noOriginMayWithoutTheSetting() throws Exception {
    try (Library library = open(null, Map.of())) {
      assertThat(header(preflight(library, APP), "access-control-allow-origin")).isEmpty();
      assertThat(header(post(library, APP), "access-control-allow-origin")).isEmpty();
    }
  }

  @Test
  void everyOriginMayWithAToken() throws Exception {
    Map<String, Object> token = Map.of("fraiseql.token", "secret", "fraiseql.host", "127.0.0.1");
    try (Library library = open("*", token)) {
      assertThat(header(preflight(library, APP), "access-control-allow-origin")).isPresent();
      HttpResponse<String> response = post(library, APP);
      assertThat(response.body()).contains("Emma");
      assertThat(header(response, "access-control-allow-origin")).isPresent();
    }
  }

  @Test
  void everyOriginIsRejectedWithoutAToken() {
    assertThat(failure("*"))
        .contains("opens the database to every web page")
        .contains("Set FRAISEQL_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app.example.com", APP + "/", APP + "/path", "https://*.example.com", "HTTPS://A"})
  void whatIsNoOriginIsRejected(String origin) {
    assertThat(failure("http://localhost:3000," + origin))
        .isEqualTo(
            "FRAISEQL_CORS_ORIGINS is '"
                + origin
                + "'. Set it to origins such as https://app.example.com, separated by commas.");
  }

  private String failure(String origins) {
    return catchThrowableOfType(StartFailure.class, () -> open(origins, Map.of()).close()).line();
  }
}
