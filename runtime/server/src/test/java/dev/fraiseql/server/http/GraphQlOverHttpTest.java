package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphQlOverHttpTest {
  private static final String GRAPHQL = "application/graphql-response+json";

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of("fraiseql.limits.body-bytes", 10_000));
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void answersAQueryInTheBody() throws Exception {
    HttpResponse<String> response = library.post("{\"query\":\"{books{id title pages}}\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains(GRAPHQL + "; charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            "{\"data\":{\"books\":[{\"id\":\"1\",\"title\":\"Emma\",\"pages\":474},"
                + "{\"id\":\"2\",\"title\":\"Ulysses\",\"pages\":null},"
                + "{\"id\":\"3\",\"title\":\"Ködel\",\"pages\":10}]}}");
  }

  @Test
  void answersAQueryInTheUrl() throws Exception {
    assertThat(library.get("{book(id: 3){title}}").body())
        .isEqualTo("{\"data\":{\"book\":{\"title\":\"Ködel\"}}}");
  }

  @Test
  void readsVariablesAndOperationNameFromBoth() throws Exception {
    String query = "query A($id: ID!){book(id: $id){title}} query B{booksCount}";
    String body =
        "{\"query\":\"%s\",\"operationName\":\"A\",\"variables\":{\"id\":1},\"other\":true}"
            .formatted(query);
    String emma = "{\"data\":{\"book\":{\"title\":\"Emma\"}}}";

    assertThat(library.post(body).body()).isEqualTo(emma);
    assertThat(
            library
                .page(
                    "/graphql?operationName=A&variables=%7B%22id%22%3A1%7D&query="
                        + query.replace(" ", "+").replace("{", "%7B").replace("}", "%7D"))
                .body())
        .isEqualTo(emma);
  }

  @Test
  void refusesAMutationByGetWhateverElseIsWrongWithIt() throws Exception {
    HttpResponse<String> response =
        library.get("# of books\n mutation M { removeBooks(title: \"}{\") { id } }");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("POST");
    assertError(response, "BAD_USER_INPUT", "GET supports queries only");
  }

  @Test
  void choosesTheOlderMediaTypeForClientsThatNameNone() throws Exception {
    HttpRequest.Builder request = library.posting("{\"query\":\"{\"}");

    assertThat(library.send(request).headers().firstValue("content-type"))
        .contains("application/json; charset=utf-8");
    assertThat(library.send(request).statusCode()).isEqualTo(200);
    assertThat(library.send(request).body()).contains("GRAPHQL_PARSE_FAILED");
  }

  @Test
  void saysByTheStatusOfTheNewerMediaTypeThatNothingWasExecuted() throws Exception {
    assertThat(library.post("{\"query\":\"{\"}").statusCode()).isEqualTo(400);
    assertThat(library.post("{\"query\":\"{nothing}\"}").statusCode()).isEqualTo(400);
    assertThat(library.post("{\"query\":\"query($i:ID!){book(id:$i){id}}\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesBodiesThatAreNoRequest() throws Exception {
    assertMalformed("{\"query\":", "Not valid JSON");
    assertMalformed("", "The request has no body.");
    assertMalformed("\"{books{id}}\"", "The body is not a JSON object.");
    assertMalformed("{}", "The request has no 'query'.");
    assertMalformed("{\"query\":1}", "'query' is not a string.");
    assertMalformed("{\"query\":\"{books{id}}\",\"operationName\":{}}", "'operationName'");
    assertMalformed("{\"query\":\"{books{id}}\",\"variables\":[]}", "'variables'");
    assertMalformed("{\"query\":\"{books{id}}\",\"extensions\":\"\"}", "'extensions'");
    assertMalformed("{\"query\":\"{books{id}}\",\"query\":\"{books{id}}\"}", "given twice");
    assertMalformed("{\"query\":\"{books{id}}\"} {}", "something follows");
  }

  private static void assertMalformed(String body, String message) throws Exception {
    HttpResponse<String> newer = library.post(body);
    assertThat(newer.statusCode()).as(body).isEqualTo(400);
    assertError(newer, "BAD_USER_INPUT", message);
    assertThat(library.send(library.posting(body)).statusCode()).as(body).isEqualTo(400);
  }

  @Test
  void refusesParametersThatAreNoRequest() throws Exception {
    HttpResponse<String> twice = library.page("/graphql?query=%7Ba%7D&query=%7Bb%7D");
    HttpResponse<String> variables = library.page("/graphql?query=%7Ba%7D&variables=%7B");

    assertThat(twice.statusCode()).isEqualTo(400);
    assertError(twice, "BAD_USER_INPUT", "'query' is given 2 times.");
    assertThat(variables.statusCode()).isEqualTo(400);
    assertError(variables, "BAD_USER_INPUT", "Not valid JSON");
    assertThat(library.page("/graphql").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesMediaTypesThatItDoesNotKnow() throws Exception {
    HttpResponse<String> accept =
        library.send(library.posting("{\"query\":\"{booksCount}\"}").header("Accept", "text/html"));
    HttpResponse<String> content =
        library.send(
            HttpRequest.newBuilder(library.uri("/graphql"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"query\":\"{booksCount}\"}")));
    HttpResponse<String> charset =
        library.send(
            HttpRequest.newBuilder(library.uri("/graphql"))
                .header("Content-Type", "application/json; charset=utf-16")
                .POST(BodyPublishers.ofString("{\"query\":\"{booksCount}\"}")));

    assertThat(accept.statusCode()).isEqualTo(406);
    assertError(accept, "BAD_USER_INPUT", "Accept");
    assertThat(content.statusCode()).isEqualTo(415);
    assertError(content, "BAD_USER_INPUT", "Content-Type");
    assertThat(charset.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesABodyOverTheLimit() throws Exception {
    String fits = "{\"query\":\"{booksCount}\",\"x\":\"" + "x".repeat(9_000) + "\"}";
    String doesNot = "{\"query\":\"{booksCount}\",\"x\":\"" + "x".repeat(10_000) + "\"}";

    assertThat(library.post(fits).statusCode()).isEqualTo(200);
    assertThat(library.post(doesNot).statusCode()).isEqualTo(413);
    assertError(library.post(doesNot), "LIMIT_EXCEEDED", "more than");
  }

  @Test
  void refusesUnknownPathsAndMethodsInJson() throws Exception {
    HttpResponse<String> path = library.page("/nowhere");
    HttpResponse<String> method =
        library.send(HttpRequest.newBuilder(library.uri("/graphql")).DELETE());

    assertThat(path.statusCode()).isEqualTo(404);
    assertError(path, "NOT_FOUND", "There is nothing at /nowhere.");
    assertThat(method.statusCode()).isEqualTo(405);
    assertError(method, "BAD_USER_INPUT", "/graphql does not take DELETE.");
    assertThat(method.headers().firstValue("allow").orElse("")).contains("GET").contains("POST");
  }

  @Test
  void tellsNothingOfWhatTheDatabaseSaid() throws Exception {
    HttpResponse<String> response = library.post("{\"query\":\"{ghosts{id} booksCount}\"}");

    assertThat(response.body())
        .contains("INTERNAL_SERVER_ERROR")
        .contains("correlation id")
        .doesNotContainIgnoringCase("no such table")
        .doesNotContainIgnoringCase("sqlite")
        .doesNotContainIgnoringCase("select");
  }

  @Test
  void keepsTheDigitsOfNumbers() throws Exception {
    HttpResponse<String> response =
        library.post(
            "{\"query\":\"query($p:Int){books(where:{pages:{eq:$p}}){id}}\","
                + "\"variables\":{\"p\":99999999999999999999}}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertError(response, "BAD_USER_INPUT", "99999999999999999999");
  }

  private static void assertError(HttpResponse<String> response, String code, String message) {
    assertThat(response.body())
        .startsWith("{\"errors\":[{\"message\":\"")
        .contains("\"code\":\"" + code + "\"")
        .contains(message);
    assertThat(response.headers().firstValue("content-type").orElse("")).contains("json");
  }
}
