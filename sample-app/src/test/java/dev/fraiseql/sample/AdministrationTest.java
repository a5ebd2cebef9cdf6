package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests to the administration of a running app, with a dead letter that the first test edits.
 */
class AdministrationTest {
  private static final String CREATE =
      """
      mutation { createCustomer(input: {firstName: "Ada", lastName: "Byron", email: "ada@example.org",
        supportRep: {id: "3"}}) { id } }
      """;
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"(?<id>[^\"]+)\",\"observer\"");
  private static final Pattern EVENT = Pattern.compile("\"event\":(?<event>\\{.*})}");

  private static HttpClient client;
  private static RunningSample app;
  private static String letter;
  private static String event;

  /** The name of the receiver leads to this machine, so that each webhook is a dead letter. */
  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    client = HttpClient.newHttpClient();
    Path hosts =
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 newsletter.test localhost\n");
    app =
        new RunningSample(
            "SQLite",
            "jdbc:sqlite:" + folder.resolve("music-store.db"),
            Map.of(
                "NEWSLETTER_URL", "http://newsletter.test:1/",
                "FRAISEQL_OBSERVERS_WEBHOOKS_ALLOW_PRIVATE", "false",
                "FRAISEQL_LIMITS_BODY_BYTES", "5000",
                "JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts.toAbsolutePath()));
    app.query(CREATE);
    letter = openLetter("");
    Matcher found = EVENT.matcher(get("dead-letters/" + letter).body());
    assertThat(found.find()).isTrue();
    event = found.group("event");
  }

  @AfterAll
  static void close() {
    app.close();
    client.close();
  }

  private static String openLetter(String after) throws IOException, InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < until) {
      Matcher id = ID.matcher(get("dead-letters?state=open&after=" + after).body());
      if (id.find()) {
        return id.group("id");
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no dead letter: " + app.output());
  }

  private static HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + app.httpPort() + path));
    if (!type.isEmpty()) {
      request.header("content-type", type);
    }
    try {
      return client.send(
          request
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String path) {
    return send("GET", "/admin/" + path, "", "");
  }

  private static HttpResponse<String> edit(String body) {
    return send("PUT", "/admin/dead-letters/" + letter, "application/json", body);
  }

  private static void assertRefused(String body, String reason) {
    HttpResponse<String> response = edit(body);
    assertThat(response.body()).isEqualTo("{\"error\":" + JsonText.of(reason) + "}");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  private static String edited(String from, String to) {
    assertThat(event).contains(from);
    return event.replace(from, to);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          "firstName":"Ada"   | "firstname":"Ada"    | after.firstname: events of Customer have no such field. Did you mean firstName?
          "firstName":"Ada"   | "firstName":null     | after.firstName: the field is missing or null, and must not be.
          "firstName":"Ada",  | ``                   | after.firstName: the field is missing or null, and must not be.
          "firstName":"Ada"   | "firstName":7        | after.firstName: 7 is not a String.
          "firstName":"Ada"   | "firstName":["Ada"]  | after.firstName: [Ada] is not a String.
          "company":null      | "company":true       | after.company: true is not a String.
          "city":null         | "city":1.5           | after.address.city: 1.5 is not a String.
          "city":null         | "town":null          | after.address.town: events of Address have no such field.
          "supportRep":{"id":"3"} | "supportRep":"3" | after.supportRep: "3" is not an object.
          "supportRep":{"id":"3"} | "supportRep":{}  | after.supportRep.id: the field is missing or null, and must not be.
          "supportRep":{"id":"3"} | "supportRep":{"id":3} | after.supportRep.id: 3 is not an ID: a string.
          "supportRep":{"id":"3"} | "supportRep":{"id":"3","title":""} | after.supportRep.title: events of the key of Employee have no such field.
          {"id":"60"          | {"id":"61"           | after.id: it is 60 in this event, and is not edited.
          {"id":"60"          | {"id":60             | after.id: 60 is not an ID: a string.
          "key":"60"          | "key":"61"           | key: it is 60 in this event, and is not edited.
          "entity":"Customer" | "entity":"Invoice"   | entity: it is Customer in this event, and is not edited.
          "operation":"CREATED" | "operation":"UPDATED" | operation: it is CREATED in this event, and is not edited.
          "before":null       | "before":{}          | before: it is null in this event.
          "specVersion":"1"   | "version":"1"        | There is no field 'version'. Known are specVersion, id, entity, key, operation, time, before, after, changed, actor, tenant, traceparent.
          """,
      delimiter = '|')
  void anEditThatDoesNotFitTheTypeNamesTheField(String from, String to, String reason) {
    assertRefused(edited(from.strip(), to == null ? "" : to.strip()), reason.strip());
  }

  @Test
  void anEditHasTheRowsOfTheEvent() {
    assertRefused("", "after: it is an object in this event.");
    assertRefused("{\"after\":[]}", "after: it is not an object.");
    assertRefused("[]", "The body is not a JSON object.");
    assertRefused("{", "Not valid JSON: the text ends too early.");
  }

  @Test
  void anEditedEventIsDeliveredAsItIs() throws Exception {
    app.query(CREATE.replace("Ada", "Augusta"));
    String other = openLetter(letter);
    HttpResponse<String> shown = get("dead-letters/" + other);
    Matcher found = EVENT.matcher(shown.body());
    assertThat(found.find()).isTrue();
    String body = found.group("event").replace("\"Augusta\"", "\"Grace\"");

    assertThat(send("PUT", "/admin/dead-letters/" + other, "application/json", body).body())
        .isEqualTo("{\"done\":true}");
    send("POST", "/admin/dead-letters/" + other + "/redrive", "application/json", "");

    assertThat(get("dead-letters/" + openLetter(other)).body()).contains("\"firstName\":\"Grace\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          observers?all=1                     | This request has no parameters, and no 'all'.
          dead-letters?obsever=Sale           | There is no parameter 'obsever'. Known are observer, state, after, limit.
          dead-letters?state=open&state=open  | 'state' is given 2 times.
          dead-letters?state=dead             | 'dead' is unknown here. Write open, redriven or discarded.
          dead-letters?limit=abc              | The limit is a number from 1 to 1000.
          dead-letters?limit=0                | The limit is a number from 1 to 1000.
          dead-letters?limit=99999999999      | The limit is a number from 1 to 1000.
          dead-letters/1?limit=1              | This request has no parameters, and no 'limit'.
          """)
  void parametersAreChecked(String path, String reason) {
    HttpResponse<String> response = get(path);
    assertThat(response.body()).isEqualTo("{\"error\":" + JsonText.of(reason) + "}");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          stop    | {"action":"log","key":"1"} | There is no field 'key'. Known are action.
          stop    | {"action":1}               | 'action' is not a string.
          replay  | {"form":"2026-01-01"}      | There is no field 'form'. Known are action, event, key, from, to.
          replay  | {"from":"2026-01-01"}      | 'from' is not a moment such as 2026-01-31T12:00:00Z.
          replay  | {"event":"7"}              | 'event' is not a UUID.
          replay  | {}                         | Say which events: by the id of one, by the key of a row, or by a time.
          restart | {}                         | 'restart' is unknown here. Write stop, resume, retire, replay or redrive.
          """)
  void bodiesAreChecked(String command, String body, String reason) {
    HttpResponse<String> response =
        send("POST", "/admin/observers/Sale/" + command, "application/json", body);
    assertThat(response.body()).isEqualTo("{\"error\":" + JsonText.of(reason) + "}");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          404 | GET    | /admin                     | ``               | 0    | There is nothing at /admin.
          404 | GET    | /admin/nowhere             | ``               | 0    | There is nothing at /admin/nowhere.
          404 | GET    | /nowhere                   | ``               | 0    | There is nothing at /nowhere.
          404 | POST   | /administration            | application/json | 2    | There is nothing at /administration.
          405 | DELETE | /admin/observers           | ``               | 0    | /admin/observers does not take DELETE.
          405 | POST   | /admin/dead-letters        | application/json | 2    | /admin/dead-letters does not take POST.
          405 | DELETE | /graphql                   | ``               | 0    | /graphql does not take DELETE.
          405 | POST   | /metrics                   | application/json | 2    | /metrics does not take POST.
          415 | POST   | /admin/observers/Sale/stop | text/plain       | 2    | Send the request as 'Content-Type: application/json', in UTF-8.
          415 | PUT    | /admin/dead-letters/1      | application/xml  | 2    | Send the request as 'Content-Type: application/json', in UTF-8.
          415 | POST   | /graphql                   | text/plain       | 2    | Send the request as 'Content-Type: application/json', in UTF-8.
          413 | PUT    | /admin/dead-letters/1      | application/json | 9000 | The body has more than 5000 bytes, which is the maximum here (FRAISEQL_LIMITS_BODY_BYTES).
          413 | POST   | /graphql                   | application/json | 9000 | The body has more than 5000 bytes, which is the maximum here (FRAISEQL_LIMITS_BODY_BYTES).
          """)
  void errorsOutsideOfControllersHaveTheFormOfThePath(
      int status, String method, String path, String type, int length, String reason) {
    String body = length == 0 ? "" : "{" + " ".repeat(length - 2) + "}";
    HttpResponse<String> response = send(method, path, type, body);
    assertThat(response.body())
        .startsWith(
            path.startsWith("/admin/") || path.equals("/admin")
                ? "{\"error\":" + JsonText.of(reason) + "}"
                : "{\"errors\":[{\"message\":" + JsonText.of(reason) + ",\"extensions\":");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
  }

  /** Requests that clients of HTTP do not send. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          GET /admin/%zz                  | ``                                                     | 400 | The request is malformed.
          GET /admin/observers?all=%zz    | ``                                                     | 400 | The request is malformed.
          GET /graphql?query=%zz          | ``                                                     | 400 | The request is malformed.
          GET /admin/observers            | X: LONG                                                | 413 | The URL, or a header, is too long.
          GET /nowhere                    | X: LONG                                                | 413 | The URL, or a header, is too long.
          POST /admin/observers/Sale/stop | content-type: application/json; charset=utf-99         | 415 | Send the request as 'Content-Type: application/json', in UTF-8.
          POST /admin/observers/Sale/stop | content-length: none                                   | 400 | The request is malformed.
          POST /graphql                   | content-length: none                                   | 400 | The request is malformed.
          """)
  void malformedRequestsHaveTheFormOfThePath(
      String request, String header, int status, String reason) throws IOException {
    String response =
        raw(
            request
                + " HTTP/1.1\r\nhost: localhost\r\n"
                + header.replace("LONG", "x".repeat(20_000))
                + (header.isEmpty() ? "\r\n" : "\r\n\r\n"));
    assertThat(response)
        .startsWith("HTTP/1.1 " + status)
        .contains(
            request.contains("/admin/")
                ? "{\"error\":" + JsonText.of(reason) + "}"
                : "{\"errors\":[{\"message\":" + JsonText.of(reason) + ",\"extensions\":");
  }

  @Test
  void anIncompleteBodyIsRefused() throws IOException {
    String head =
        "POST /admin/observers/Sale/stop HTTP/1.1\r\nhost: localhost\r\n"
            + "content-type: application/json\r\n";

    assertThat(raw(head + "transfer-encoding: chunked\r\n\r\n5\r\n{\"act\r\nzz\r\n"))
        .contains("{\"error\":\"Not valid JSON: the text ends too early.\"}");
    assertThat(get("observers").body()).doesNotContain("stopped");
  }

  /** What is received until the JSON ends. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", app.httpPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder response = new StringBuilder();
      while (!response.toString().endsWith("}")) {
        byte[] next = new byte[4096];
        int read = socket.getInputStream().read(next);
        if (read < 0) {
          break;
        }
        response.append(new String(next, 0, read, StandardCharsets.UTF_8));
      }
      return response.toString();
    }
  }
}
