package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The observers of the sample app, across a crash of the app. */
class ObserversTest {
  private static final String KEY = "whsec_dGhlIGtleSBvZiB0aGUgc2FtcGxlIGFwcA==";
  private static final String CREATE =
      """
      mutation { createCustomer(input: {firstName: "Ada", lastName: "Byron", email: "ada@example.org",
        phone: "+44 1", invoices: [{invoiceDate: "2026-01-24", total: 0.99}, {invoiceDate: "2026-02-01", total: 0}]}) { id } }
      """;

  private static final Pattern METRIC = Pattern.compile("fraiseql_observer_[a-z_]+");

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean accepts = new AtomicBoolean();

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 503;
    if (accepts.get()) {
      try {
        new Webhook(KEY)
            .verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        received.add(exchange.getRequestHeaders().getFirst("webhook-id") + " " + body);
        status = 204;
      } catch (Exception e) {
        status = 401;
      }
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  /** The metrics that the dashboard and the alerting rules ask for. */
  private static Set<String> namesOfDashboards() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : List.of("observers.json", "observers-alerts.yml")) {
      String text = Files.readString(Path.of("..", "docs", "dashboards", file));
      Matcher name = METRIC.matcher(text);
      while (name.find()) {
        names.add(name.group());
      }
    }
    assertThat(names).hasSizeGreaterThan(12);
    return names;
  }

  private static boolean scraped(RunningSample app, String name) {
    try {
      return Pattern.compile("^" + name + "[{ ].*(?<!NaN)$", Pattern.MULTILINE)
          .matcher(app.get("/metrics"))
          .find();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callArrivesOnceAlthoughTheAppIsKilled() throws Exception {
    HttpServer receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 16);
    receiver.createContext("/", this::receive);
    receiver.start();
    Map<String, String> environment =
        Map.of(
            "NEWSLETTER_URL",
            "http://localhost:" + receiver.getAddress().getPort() + "/",
            "FRAISEQL_OBSERVERS_LEASE",
            "1s");
    try {
      String url;
      try (RunningSample app = RunningSample.onSqlite()) {
        url = app.url(); // filled
      }
      try (RunningSample app = new RunningSample("SQLite", url, environment)) {
        app.query(CREATE);
        await(() -> app.output().stream().anyMatch(line -> line.contains("pays 0.99")));
        assertThat(app.output())
            .filteredOn(line -> line.contains(" pays "))
            .singleElement()
            .asString()
            .contains("pays 0.99");
        app.kill();
      }
      accepts.set(true);
      try (RunningSample app = new RunningSample("SQLite", url, environment)) {
        await(() -> !received.isEmpty());
        await(() -> app.admin("observers", null).contains("\"done\":1"));
        assertThat(received).hasSize(1);
        assertThat(received.getFirst())
            .contains(".NewCustomer {\"specVersion\":\"1\"", "\"firstName\":\"Ada\"")
            .doesNotContain("+44 1");
        assertThat(app.get("/metrics"))
            .contains(
                "fraiseql_observer_events_captured_total{action=\"webhook\",entity=\"Customer\",observer=\"NewCustomer\"} 1.0",
                "fraiseql_observer_dlq_items{action=\"webhook\",entity=\"Customer\",observer=\"NewCustomer\"} 0.0",
                "fraiseql_observer_is_leader 1.0");
        assertThat(namesOfDashboards()).allMatch(name -> scraped(app, name));
        assertThat(app.admin("observers/NewCustomer/replay", "{\"key\": \"60\"}"))
            .isEqualTo("{\"events\":1}");
        await(() -> received.size() == 2);
        assertThat(received.get(1)).isEqualTo(received.get(0));
        assertThat(app.admin("dead-letters?observer=&limit=0", null)).contains("from 1 to 1000");
        assertThat(app.admin("dead-letters?observer=&state=open", null))
            .isEqualTo("{\"deadLetters\":[]}");
        assertThat(app.admin("observers/Nobody/stop", "{}"))
            .isEqualTo("{\"error\":\"There is no observer 'Nobody'.\"}");
      }
    } finally {
      receiver.stop(0);
    }
  }
}
