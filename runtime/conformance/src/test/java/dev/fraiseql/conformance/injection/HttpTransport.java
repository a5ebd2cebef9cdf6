package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.server.FraiseServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends attempts to a server over HTTP: in POST bodies, and as GET parameters if the URL is short
 * enough.
 */
@SuppressWarnings("try") // close() may throw InterruptedException
final class HttpTransport implements Transport {
  private static final int MAX_URL_LENGTH = 2_000;
  private static final Attempt.Expected ANY_ERROR =
      new Attempt.Expected.Rejection(
          ErrorCode.BAD_USER_INPUT,
          ErrorCode.GRAPHQL_PARSE_FAILED,
          ErrorCode.GRAPHQL_VALIDATION_FAILED,
          ErrorCode.PERSISTED_QUERY_NOT_FOUND);

  private final HttpClient client = HttpClient.newHttpClient();
  private final FraiseServer server;
  private final URI address;

  HttpTransport(DomainDatabase domain) throws Exception {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("fraiseql.database.url", domain.url());
    properties.put("fraiseql.schema.check", "off");
    properties.put("fraiseql.database.pool-size", 2);
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    server = FraiseServer.start(properties);
    address = server.http().resolve("/graphql");
  }

  @Override
  public void check(Attempt attempt) throws Exception {
    ResponseCheck.check(attempt, post(RequestJson.of(body(attempt))));
    // An unpaired surrogate cannot be encoded in a URL.
    if (StandardCharsets.UTF_8.newEncoder().canEncode(attempt.hostile())) {
      byGet(attempt);
    }
  }

  private String post(String body) throws Exception {
    return text(request(address).POST(BodyPublishers.ofString(body)).build());
  }

  private void byGet(Attempt attempt) throws Exception {
    StringBuilder parameters = new StringBuilder();
    body(attempt)
        .forEach((name, value) ->
            parameters
                .append(parameters.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(
                    URLEncoder.encode(
                        value instanceof String text ? text : RequestJson.of(value),
                        StandardCharsets.UTF_8)));
    // An empty parameter counts as missing, which is a different request.
    boolean empty = body(attempt).containsValue("");
    if (!empty && parameters.length() < MAX_URL_LENGTH) {
      ResponseCheck.check(
          attempt, text(request(URI.create(address + parameters.toString())).build()));
    }
  }

  /** Sends a string that is not a request, as a body and as each parameter. */
  void checkInvalidRequest(String hostile) throws Exception {
    HttpRequest request = request(address).POST(BodyPublishers.ofString(hostile)).build();
    assertRejected(hostile, client.send(request, BodyHandlers.ofString()));
    if (HostileStrings.isText(hostile)
        && hostile.length() < MAX_URL_LENGTH / 9
        && !hostile.isEmpty()) {
      String value = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
      for (String parameters :
          new String[] {
            "?query=" + value,
            "?query=%7BcitiesCount%7D&variables=" + value,
            "?query=%7BcitiesCount%7D&operationName=" + value,
            "?documentId=" + value,
            "?extensions=" + value,
            "?" + value + "=1"
          }) {
        // An empty object is a valid value of this parameter.
        if (!(hostile.equals("{}") && parameters.contains("variables"))) {
          HttpRequest get = request(URI.create(address + parameters)).build();
          assertRejected(hostile, client.send(get, BodyHandlers.ofString()));
        }
      }
    }
  }

  private static void assertRejected(String hostile, HttpResponse<String> response) {
    assertThat(response.statusCode())
        .as("<<%s>>: %s", hostile, response.body())
        .isBetween(400, 499);
    Attempt attempt = Attempt.of("request", hostile, "", Map.of(), ANY_ERROR);
    ResponseCheck.check(attempt, response.body());
  }

  private static Map<String, Object> body(Attempt attempt) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (attempt.request().query() != null) {
      body.put("query", attempt.request().query());
    }
    if (attempt.request().operationName() != null) {
      body.put("operationName", attempt.request().operationName());
    }
    if (!attempt.request().variables().isEmpty()) {
      body.put("variables", attempt.request().variables());
    }
    if (attempt.request().sha256() != null) {
      Map<String, Object> persisted = new LinkedHashMap<>();
      persisted.put("version", 1L);
      persisted.put("sha256Hash", attempt.request().sha256());
      body.put("extensions", Map.of("persistedQuery", persisted));
    }
    return body;
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json");
  }

  private String text(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.close();
  }
}
