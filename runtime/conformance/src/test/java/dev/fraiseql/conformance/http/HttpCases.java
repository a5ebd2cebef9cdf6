package dev.fraiseql.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.cases.ResponseJson;
import dev.fraiseql.server.FraiseServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends cases to a real server over HTTP. Starts one server per set of limits. */
public final class HttpCases {
  private static final Map<String, String> LIMITS =
      Map.of(
          "rows", "fraiseql.limits.page-size",
          "depth", "fraiseql.limits.depth",
          "aliases", "fraiseql.limits.aliases",
          "cost", "fraiseql.limits.cost");

  private final String database;
  private final String url;

  /**
   * Cases on a database.
   *
   * @param database its name in the matrix
   * @param url its JDBC URL
   */
  public HttpCases(String database, String url) {
    this.database = database;
    this.url = url;
  }

  /** Sends all cases; fails with all whose response differs from the case's. */
  public void check(List<Case> cases) throws Exception {
    Map<Map<String, Integer>, List<Case>> byLimits =
        cases.stream()
            .collect(Collectors.groupingBy(Case::limits, LinkedHashMap::new, Collectors.toList()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Map.Entry<Map<String, Integer>, List<Case>> group : byLimits.entrySet()) {
        try (FraiseServer server = serve(group.getKey())) {
          URI address = server.http().resolve("/graphql");
          assertAll(
              group.getValue().stream()
                  .map(testCase ->
                      () ->
                          Matrix.record(
                              Matrix.Transport.HTTP,
                              testCase,
                              database,
                              () -> check(client, address, testCase))));
        }
      }
    }
  }

  private static void check(HttpClient client, URI address, Case testCase) throws Exception {
    HttpResponse<String> response =
        client.send(request(address, testCase), BodyHandlers.ofString());
    assertThat(ResponseJson.withoutCorrelation(response.body()))
        .as("%s", testCase)
        .isEqualTo(testCase.response());
    // Without data nothing was executed; then application/graphql-response+json requires an error
    // status.
    assertThat(response.statusCode() == 200)
        .as("%s: status %d", testCase, response.statusCode())
        .isEqualTo(testCase.response().contains("\"data\":"));
  }

  private FraiseServer serve(Map<String, Integer> limits) throws Exception {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("fraiseql.database.url", url);
    properties.put("fraiseql.schema.check", "off");
    properties.put("fraiseql.database.pool-size", 2);
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    limits.forEach((name, value) -> properties.put(LIMITS.get(name), value));
    return FraiseServer.start(properties);
  }

  private static HttpRequest request(URI address, Case testCase) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", testCase.query());
    body.put("variables", testCase.variables());
    if (testCase.operationName() != null) {
      body.put("operationName", testCase.operationName());
    }
    return HttpRequest.newBuilder(address)
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .POST(BodyPublishers.ofString(RequestJson.of(body)))
        .build();
  }
}
