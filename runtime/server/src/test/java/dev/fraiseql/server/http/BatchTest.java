package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
  private static final String COUNT = "{\"query\":\"{ booksCount }\"}";
  private static final String COUNTED = "{\"data\":{\"booksCount\":3}}";

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library =
        Library.open(
            folder, Map.of("fraiseql.limits.batch", 7, "fraiseql.limits.body-bytes", 1_000));
  }

  @AfterAll
  static void close() {
    library.close();
  }

  private static String batch(int requests) {
    return "[" + String.join(",", Collections.nCopies(requests, COUNT)) + "]";
  }

  @Test
  void isAnsweredInItsOrder() throws Exception {
    HttpResponse<String> response =
        library.post(
            "["
                + COUNT
                + ",{\"query\":\"query($i:ID!){book(id:$i){title}}\",\"variables\":{\"i\":3}}"
                + ",{\"operationName\":\"OneBook\",\"variables\":{\"id\":1}}]");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .contains("application/graphql-response+json; charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            "["
                + COUNTED
                + ",{\"data\":{\"book\":{\"title\":\"Ködel\"}}},{\"data\":{\"book\":{\"title\":\"Emma\"}}}]");
  }

  @Test
  void keepsErrorsToTheRequestsThatTheyBelongTo() throws Exception {
    HttpResponse<String> response =
        library.post(
            "["
                + COUNT
                + ",{\"query\":\"{\"},null,{\"query\":1},{\"query\":\"{ghosts{id}}\"},"
                + COUNT
                + "]");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .matches(
            "\\["
                + "\\Q"
                + COUNTED
                + "\\E,\\{\"errors\":\\[[^\\[]*\"locations\":\\[[^\\[]*GRAPHQL_PARSE_FAILED\"}}]},\\{\"errors\":\\[[^\\[]*A"
                + " request of the batch is not a JSON"
                + " object.[^\\[]*BAD_USER_INPUT\"}}]},\\{\"errors\":\\[[^\\[]*'query' is not a"
                + " string.[^\\[]*BAD_USER_INPUT\"}}]}"
                + ",\\{\"errors\":\\[[^\\[]*INTERNAL_SERVER_ERROR[^\\[]*}}],\"data\":null},\\Q"
                + COUNTED
                + "\\E"
                + "]");
  }

  @Test
  void isCapped() throws Exception {
    assertThat(library.post(batch(7)).body())
        .isEqualTo("[" + String.join(",", Collections.nCopies(7, COUNTED)) + "]");
    HttpResponse<String> over = library.post(batch(8));
    assertThat(over.statusCode()).isEqualTo(400);
    assertThat(over.body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"The body is a batch of 8 requests; the maximum is 7.\","
                + "\"extensions\":{\"code\":\"LIMIT_EXCEEDED\"}}]}");
  }

  @Test
  void isRefusedEmptyAndAboveTheLimitOfBodies() throws Exception {
    HttpResponse<String> empty = library.post("[]");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("BAD_USER_INPUT", "empty array");
    assertThat(library.post(batch(100)).statusCode()).isEqualTo(413);
  }

  @Test
  void countsEachOfItsRequests() throws Exception {
    double before = answered();
    library.post(batch(5));
    assertThat(answered()).isEqualTo(before + 5);
  }

  private static double answered() throws Exception {
    return library
        .page("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("fraiseql_graphql_requests_seconds_count{"))
        .filter(line -> line.contains("outcome=\"success\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void canBeSwitchedOff() throws Exception {
    try (Library without =
        Library.open(folder.resolve("without"), Map.of("fraiseql.limits.batch", 0))) {
      HttpResponse<String> refused = without.post(batch(1));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("BAD_USER_INPUT", "The body is an array: send one request at a time");
      assertThat(without.post(COUNT).body()).isEqualTo(COUNTED);
    }
  }
}
