package dev.fraiseql.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.conformance.cases.JsonText;
import dev.fraiseql.conformance.cases.Matrix;
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

/** Asks cases through a real client, of servers with the cases' limits. */
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
   * Cases for a database.
   *
   * @param database what the matrix calls it
   * @param url its JDBC address
   */
  public HttpCases(String database, String url) {
    this.database = database;
    this.url = url;
  }

  /** Asks them all; fails at the first whose answer is another than the case's. */
  public void ask(List<Case> cases) throws Exception {
    Map<Map<String, Integer>, List<Case>> byLimits =
        cases.stream()
            .collect(Collectors.groupingBy(Case::limits, LinkedHashMap::new, Collectors.toList()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Map.Entry<Map<String, Integer>, List<Case>> group : byLimits.entrySet()) {
        try (FraiseServer server = serve(group.getKey())) {
          URI address = server.http().resolve("/graphql");
          for (Case asked : group.getValue()) {
            Matrix.note(
                Matrix.Transport.HTTP, asked, database, () -> check(client, address, asked));
          }
        }
      }
    }
  }

  private static void check(HttpClient client, URI address, Case asked) throws Exception {
    HttpResponse<String> response = client.send(request(address, asked), BodyHandlers.ofString());
    assertThat(JsonText.withoutCorrelation(response.body()))
        .as("%s", asked)
        .isEqualTo(asked.answer());
    // Nothing was executed if there is no data: the newer media type says so by its status.
    assertThat(response.statusCode() == 200)
        .as("%s: status %d", asked, response.statusCode())
        .isEqualTo(asked.answer().contains("\"data\":"));
  }

  private FraiseServer serve(Map<String, Integer> limits) throws Exception {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("fraiseql.database.url", url);
    properties.put("fraiseql.database.pool-size", 2);
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    limits.forEach((name, value) -> properties.put(LIMITS.get(name), value));
    return FraiseServer.start(properties);
  }

  private static HttpRequest request(URI address, Case asked) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", asked.query());
    body.put("variables", asked.variables());
    if (asked.operationName() != null) {
      body.put("operationName", asked.operationName());
    }
    return HttpRequest.newBuilder(address)
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .POST(BodyPublishers.ofString(Json.of(body)))
        .build();
  }
}
