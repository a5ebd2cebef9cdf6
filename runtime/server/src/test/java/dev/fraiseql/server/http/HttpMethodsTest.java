package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, caching, compression and the root path. */
class HttpMethodsTest {
  private static final String BOOK = "/graphql?operationName=OneBook&variables=%7B%22id%22%3A1%7D";
  private static final String EMMA = "{\"data\":{\"book\":{\"title\":\"Emma\"}}}";

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

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(library.uri(path));
  }

  private static HttpResponse<String> head(String path) throws Exception {
    return library.send(request(path).method("HEAD", BodyPublishers.noBody()));
  }

  private static Optional<String> header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/graphiql",
        "/graphiql/start.js",
        "/graphql/schema",
        BOOK,
        "/graphql?query=%7BbooksCount%7D",
        "/graphql?query=%7Bnothing%7D",
        "/nowhere"
      })
  void headHasTheStatusAndHeadersOfGet(String path) throws Exception {
    HttpResponse<String> get = library.page(path);
    HttpResponse<String> head = head(path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String name : List.of("content-type", "etag", "cache-control", "location")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
    }
  }

  @Test
  void theRootPathLeadsToGraphiQl() throws Exception {
    HttpResponse<String> response = library.page("/");
    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(header(response, "location")).contains("/graphiql");
  }

  @Test
  void theRootPathListsThePathsWithoutGraphiQl(@TempDir Path other) throws Exception {
    try (Library trusted = Library.open(other, Map.of("fraiseql.trusted-documents", "only"))) {
      HttpResponse<String> response = trusted.page("/");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "content-type")).contains("text/plain; charset=utf-8");
      assertThat(response.body())
          .isEqualTo(
              """
              GraphQL: /graphql
              Health: /health, /health/live, /health/ready
              Metrics: /metrics
              """);
      assertThat(trusted.page("/graphql/schema").statusCode()).isEqualTo(404);
      assertThat(trusted.page("/graphiql").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theSchemaIsText() throws Exception {
    HttpResponse<String> response = library.page("/graphql/schema");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "content-type")).contains("text/plain; charset=utf-8");
    assertThat(response.body()).startsWith("type Query {").contains("type Book implements Node");
    HttpResponse<String> again =
        library.send(
            request("/graphql/schema").header("If-None-Match", header(response, "etag").get()));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(library.page("/metrics").body())
        .contains("fraiseql_http_requests_total{endpoint=\"schema\",status=\"304\"} 1.0");
  }

  @Test
  void theSchemaNeedsTheToken(@TempDir Path other) throws Exception {
    Map<String, Object> settings = Map.of("fraiseql.token", "secret", "fraiseql.host", "127.0.0.1");
    try (Library guarded = Library.open(other, settings)) {
      assertThat(guarded.page("/graphql/schema").statusCode()).isEqualTo(401);
      assertThat(
              guarded
                  .send(
                      HttpRequest.newBuilder(guarded.uri("/graphql/schema"))
                          .header("Authorization", "Bearer secret"))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aResultByGetCanBeRevalidated() throws Exception {
    HttpResponse<String> first = library.page(BOOK);
    assertThat(first.body()).isEqualTo(EMMA);
    assertThat(header(first, "cache-control")).contains("no-cache");
    assertThat(header(first, "vary")).contains("Accept, Accept-Encoding, Authorization");
    String tag = header(first, "etag").orElseThrow();

    for (String known : List.of(tag, "\"other\", " + tag, tag.substring(2), "*")) {
      HttpResponse<String> current = library.send(request(BOOK).header("If-None-Match", known));
      assertThat(current.statusCode()).as(known).isEqualTo(304);
      assertThat(current.body()).isEmpty();
      assertThat(header(current, "etag")).contains(tag);
      assertThat(header(current, "vary")).contains("Accept, Accept-Encoding, Authorization");
    }
    HttpResponse<String> changed =
        library.send(request(BOOK.replace("1%7D", "2%7D")).header("If-None-Match", tag));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("Ulysses");
  }

  @Test
  void anErrorIsNotStored() throws Exception {
    HttpResponse<String> error = library.page("/graphql?query=%7Bnothing%7D");
    assertThat(header(error, "cache-control")).contains("no-store");
    assertThat(header(error, "etag")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, deflate, br, zstd", "zstd, gzip;q=0.5", "br, zstd, *", "gzip"})
  void gzipIsPreferred(String accepted) throws Exception {
    assertThat(encoding("/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D", accepted))
        .contains("gzip");
    assertThat(encoding("/metrics", accepted)).contains("gzip");
    assertThat(encoding("/graphiql/react.js", accepted)).contains("gzip");
    assertThat(encoding("/graphql/schema", accepted)).contains("gzip");
  }

  @Test
  void otherEncodingsAreUsedWithoutGzip() throws Exception {
    String page = "/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D";
    assertThat(encoding(page, "zstd")).contains("zstd");
    assertThat(encoding(page, "gzip;q=0, zstd")).contains("zstd");
    assertThat(encoding(page, "identity")).isEmpty();
  }

  private static Optional<String> encoding(String path, String accepted) throws Exception {
    return header(
        HttpClient.newHttpClient()
            .send(
                request(path).header("Accept-Encoding", accepted).build(),
                BodyHandlers.ofByteArray()),
        "content-encoding");
  }

  @Test
  void tooLargeABodyNamesTheLimitAndItsSetting(@TempDir Path other) throws Exception {
    try (Library small = Library.open(other, Map.of("fraiseql.limits.body-bytes", 1000))) {
      HttpResponse<String> response = small.post("{\"query\":\"" + " ".repeat(2000) + "\"}");
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body())
          .contains(
              "The body has more than 1000 bytes, which is the maximum here"
                  + " (FRAISEQL_LIMITS_BODY_BYTES).");
    }
  }

  @Test
  void http2IsSpokenWhereItIsEnabled(@TempDir Path other) throws Exception {
    try (Library library = Library.open(other, Map.of("micronaut.server.http-version", "2.0"));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> response =
            client.send(
                library.posting("{\"operationName\":\"OneBook\",\"variables\":{\"id\":1}}").build(),
                BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(EMMA);
      }
      HttpResponse<String> compressed =
          client.send(
              HttpRequest.newBuilder(library.uri("/graphql/schema"))
                  .header("Accept-Encoding", "zstd, gzip")
                  .build(),
              BodyHandlers.ofString());
      assertThat(header(compressed, "content-encoding")).contains("gzip");
      assertThat(library.page(BOOK).body()).isEqualTo(EMMA); // by HTTP/1.1
    }
  }
}
