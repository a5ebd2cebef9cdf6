package dev.fraiseql.observers.action.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.HttpSink;
import dev.fraiseql.observers.action.fixture.RawSink;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import dev.fraiseql.observers.action.policy.RunningAction;
import dev.fraiseql.observers.action.setup.ObserverConfigurationException;
import dev.fraiseql.observers.event.EventJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_KEY = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final DeliveredEvent EVENT =
      Events.delivered("{\"id\":\"7\",\"note\":\"a\\r\\nX-Evil: 1\",\"total\":12.50}");

  private final TestActions actions = new TestActions();
  private HttpSink sink;

  @BeforeEach
  void open() throws IOException {
    sink = new HttpSink();
  }

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void sendsTheSignedEvent() throws Exception {
    ActionResult result = webhook(url("/hook?a=b"), KEY).run(EVENT);

    assertThat(result).isEqualTo(new ActionResult.Done());
    HttpSink.Request request = sink.only();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook?a=b");
    assertThat(request.body())
        .isEqualTo(
            new String(new EventJson(Set.of()).write(EVENT.event()), StandardCharsets.UTF_8));
    assertThat(request.header("webhook-id")).isEqualTo(Events.ID + ".Paid");
    assertThat(request.header("traceparent")).isEqualTo(Events.TRACE);
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.header("user-agent")).isEqualTo("FraiseQL");
    assertThat(request.headers())
        .doesNotContainKeys("Webhook-replay", "Accept-encoding", "Cookie", "Upgrade");
    verify(request, KEY);
    assertThatThrownBy(() -> verify(request, OTHER_KEY))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void signsWithEachKeyWhileKeysAreChanged() throws Exception {
    webhook(url("/"), OTHER_KEY + " " + KEY).run(EVENT);

    verify(sink.only(), KEY);
    verify(sink.only(), OTHER_KEY);
  }

  @Test
  void tellsTheTimeOfTheAttemptAndTheReplay() {
    actions.clock = () -> Instant.parse("2026-12-01T00:00:00.9Z");
    webhook(url("/"), "").run(new DeliveredEvent(EVENT.event(), EVENT.id(), 3, 2));

    assertThat(sink.only().header("webhook-timestamp")).isEqualTo("1796083200");
    assertThat(sink.only().header("webhook-replay")).isEqualTo("2");
    assertThat(sink.only().headers()).doesNotContainKey("Webhook-signature");
  }

  @Test
  void writesTemplatesAndSignsTheirBody() throws Exception {
    actions.properties.put("sink.token", "top-secret");
    actions.properties.put("shop", "a\r\nX-Evil: 2");
    RunningAction action =
        actions.action(
            new ActionModel.Webhook(
                "webhook",
                url("/"),
                KEY,
                List.of(
                    "Authorization: Bearer ${sink.token}",
                    "X-Note: {{note}} é ☕",
                    "X-Shop: ${shop}"),
                "{\"text\": \"{{note}}: {{total}}\", \"total\": {{total}}}",
                Set.of(),
                TestObserver.policy()));

    action.run(EVENT);

    HttpSink.Request request = sink.only();
    assertThat(request.body())
        .isEqualTo("{\"text\": \"a\\r\\nX-Evil: 1: 12.50\", \"total\": 12.50}");
    assertThat(request.header("authorization")).isEqualTo("Bearer top-secret");
    assertThat(request.header("x-note")).isEqualTo("a  X-Evil: 1 é ?");
    assertThat(request.header("x-shop")).isEqualTo("a  X-Evil: 2");
    assertThat(request.headers()).doesNotContainKey("X-evil");
    verify(request, KEY);
  }

  @Test
  void hasTheContentTypeOfAHeader() {
    actions
        .action(
            new ActionModel.Webhook(
                "webhook",
                url("/"),
                "",
                List.of("Content-Type: application/x-www-form-urlencoded", "User-Agent: mine"),
                "note={{note}}",
                Set.of(),
                TestObserver.policy()))
        .run(EVENT);

    assertThat(sink.only().body()).isEqualTo("note=a%0D%0AX-Evil%3A+1");
    assertThat(sink.only().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(sink.only().headers().get("user-agent")).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void isDoneByAnySuccess(int status) {
    sink.status(status, "X", "x", "");
    assertThat(webhook(url("/"), KEY).run(EVENT)).isEqualTo(new ActionResult.Done());
  }

  @ParameterizedTest
  @CsvSource({
    "301,false",
    "302,false",
    "307,false",
    "400,false",
    "401,false",
    "404,false",
    "408,true",
    "409,false",
    "500,true",
    "501,true",
    "502,true",
    "504,true"
  })
  void isRepeatedAfterAnyOtherStatusWithoutFollowingIt(int status, boolean endpointFailed) {
    sink.status(status, "Location", sink.url("/elsewhere"), "");

    ActionResult.Failed failed = (ActionResult.Failed) webhook(url("/"), KEY).run(EVENT);

    assertThat(failed.reason()).startsWith("HTTP " + status);
    assertThat(failed.endpointFailed()).isEqualTo(endpointFailed);
    assertThat(failed.retryAfter()).isNull();
    assertThat(sink.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429,7,PT7S", "503,7,PT7S", "503,86400,PT10M", "500,7,", "429,never,"})
  void obeysRetryAfter(int status, String value, Duration delay) {
    sink.status(status, "Retry-After", value, "");

    ActionResult.Failed failed = (ActionResult.Failed) webhook(url("/"), KEY).run(EVENT);

    assertThat(failed.retryAfter()).isEqualTo(delay);
    assertThat(failed.endpointFailed()).isTrue();
    assertThat(sink.requests).hasSize(1);
  }

  @Test
  void isGoneBy410() {
    sink.status(410, "X", "x", "unsubscribed");
    assertThat(webhook(url("/"), KEY).run(EVENT))
        .isEqualTo(new ActionResult.Gone("HTTP 410 Gone: unsubscribed"));
  }

  @Test
  void reasonsHaveTheBeginOfTheBodyWithoutSecrets() {
    actions.properties.put("sink.url", sink.url("/T00/B00/very-secret"));
    actions.properties.put("sink.key", KEY);
    sink.responder =
        exchange -> {
          byte[] body =
              ("no\r\n"
                      + KEY
                      + " "
                      + sink.url("/T00/B00/very-secret")
                      + " /T00/B00/very-secret "
                      + "x".repeat(1000))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
        };

    ActionResult.Failed failed =
        (ActionResult.Failed) webhook("${sink.url}", "${sink.key}").run(EVENT);

    assertThat(failed.reason())
        .startsWith("HTTP 400 Bad Request: no  *** http://127.0.0.1:" + sink.port() + "*** *** xxx")
        .hasSizeLessThan(300)
        .doesNotContain("very-secret");
  }

  @Test
  void aSuccessWithAnEndlessBodyIsDone() {
    AtomicInteger written = new AtomicInteger();
    sink.responder =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1_000_000; i++) {
            exchange.getResponseBody().write(new byte[1024]);
            written.incrementAndGet();
          }
        };
    assertThat(webhook(url("/"), KEY).run(EVENT)).isEqualTo(new ActionResult.Done());
    assertThat(written).hasValueLessThan(50_000);
  }

  @Test
  void aSuccessWhoseBodyIsCutOffIsDoneButAFailureIsNot() throws IOException {
    try (RawSink raw = new RawSink("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")) {
      assertThat(webhook(raw.url(), KEY).run(EVENT)).isEqualTo(new ActionResult.Done());
    }
    try (RawSink raw = new RawSink("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nshort")) {
      assertThat(webhook(raw.url(), KEY).run(EVENT)).isInstanceOf(ActionResult.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void aBodyThatTakesTooLongChangesNoSuccess(int status) {
    sink.responder =
        exchange -> {
          exchange.sendResponseHeaders(status, 1000);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          sleep();
        };
    RunningAction action = actions.action(model(url("/"), KEY, Duration.ofSeconds(1)));

    ActionResult result = action.run(EVENT);

    assertThat(result)
        .isInstanceOf(status == 200 ? ActionResult.Done.class : ActionResult.Failed.class);
    assertThat(sink.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Len",
        "HTTP/1.1 20",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void anIncompleteOrMalformedResponseIsAFailure(String response) throws IOException {
    try (RawSink raw = new RawSink(response)) {
      assertThat(webhook(raw.url(), KEY).run(EVENT)).isInstanceOf(ActionResult.Failed.class);
      assertThat(raw.connections()).isEqualTo(1);
    }
  }

  @Test
  void aReceiverThatHangsFailsAtTheTimeout() {
    sink.responder = _ -> sleep();
    RunningAction action = actions.action(model(url("/"), KEY, Duration.ofSeconds(1)));

    ActionResult.Failed failed = (ActionResult.Failed) action.run(EVENT);

    assertThat(failed.endpointFailed()).isTrue();
    assertThat(sink.requests).hasSize(1);
  }

  @Test
  void aReceiverThatIsNotThereIsAFailureAndRepeatsNothing() throws IOException {
    int port;
    // Without a thread that accepts: the port of one may accept a connection after it was closed.
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    ActionResult.Failed failed =
        (ActionResult.Failed) webhook("http://127.0.0.1:" + port + "/", KEY).run(EVENT);
    assertThat(failed.reason()).contains("refused");
    assertThat(failed.endpointFailed()).isTrue();
  }

  @Test
  void aConnectionThatTheReceiverHasClosedIsNotUsedAgain() throws Exception {
    RunningAction action = webhook(url("/"), KEY);
    for (int i = 0; i < 20; i++) {
      sink.responder =
          exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
          };
      assertThat(action.run(EVENT)).isEqualTo(new ActionResult.Done());
    }
  }

  @Test
  void rejectsHostsWhoseAddressesAreNotPublic() {
    actions.properties.clear();
    actions.resolver = _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};

    ActionResult result = webhook("http://sink.example:" + sink.port() + "/", KEY).run(EVENT);

    assertThat(result).isInstanceOf(ActionResult.Rejected.class);
    assertThat(((ActionResult.Rejected) result).reason())
        .startsWith(
            "sink.example is not an address of the internet. Set " + HttpSettings.ALLOW_PRIVATE);
    assertThat(sink.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2130706433", "127.1", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"})
  void rejectsOtherSpellingsOfAddressesBeforehand(String host) {
    actions.properties.clear();
    assertThatThrownBy(() -> webhook("http://" + host + ":" + sink.port() + "/", KEY))
        .isInstanceOf(ObserverConfigurationException.class);
  }

  @Test
  void connectsToJudgedAddressesOnlyAlthoughTheNameResolvesToOthersLater() {
    actions.properties.clear();
    AtomicInteger lookups = new AtomicInteger();
    // An address of the internet that nobody has at first, as a rebinding name server does, then
    // this machine's
    actions.resolver =
        _ ->
            new InetAddress[] {
              InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "192.0.1.1" : "127.0.0.1")
            };
    RunningAction action =
        actions.action(
            model("http://sink.example:" + sink.port() + "/", KEY, Duration.ofSeconds(2)));

    assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Failed.class); // nothing is there
    assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Rejected.class);
    assertThat(sink.requests).isEmpty();
  }

  @Test
  void usesAProxyOnlyIfItIsConfigured() {
    actions.properties.put(HttpSettings.PROXY, "http://127.0.0.1:" + sink.port());
    actions.properties.remove(HttpSettings.ALLOW_PRIVATE);

    assertThat(webhook("http://sink.example/hook", KEY).run(EVENT))
        .isEqualTo(new ActionResult.Done());
    assertThat(sink.only().path()).isEqualTo("http://sink.example/hook");
    assertThat(sink.only().header("host")).isEqualTo("sink.example");
  }

  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMinutes(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String url(String path) {
    return sink.url(path);
  }

  private RunningAction webhook(String url, String secret) {
    return actions.action(model(url, secret, Duration.ofSeconds(10)));
  }

  private static ActionModel model(String url, String secret, Duration timeout) {
    return new ActionModel.Webhook(
        "webhook", url, secret, List.of(), "", Set.of(), TestObserver.policy(timeout));
  }

  /** As a receiver does it, with the library of Standard Webhooks. */
  private static void verify(HttpSink.Request request, String key) throws Exception {
    new Webhook(key).verify(request.body(), HttpHeaders.of(request.headers(), (_, _) -> true));
  }
}
