package dev.fraiseql.observers.action.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.HttpSink;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageTest {
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
  void slackMessagesMentionNobody() {
    actions.properties.put("fraiseql.slack.url", sink.url("/services/T/B/X"));

    ActionResult result =
        actions
            .action(new ActionModel.Slack("slack", "", "<!here> *{{note}}*", TestObserver.policy()))
            .run(event("<!channel> \\\"A\\\" & co"));

    assertThat(result).isEqualTo(new ActionResult.Done());
    assertThat(sink.only().path()).isEqualTo("/services/T/B/X");
    assertThat(sink.only().body())
        .isEqualTo("{\"text\": \"<!here> *&lt;!channel&gt; \\\"A\\\" &amp; co*\"}");
    assertThat(sink.only().header("content-type")).isEqualTo("application/json");
  }

  @Test
  void anSmsIsSentAsTheProviderIsDescribed() {
    actions.properties.put("fraiseql.sms.url", sink.url("/Accounts/AC1/Messages?via={{to}}"));
    actions.properties.put("fraiseql.sms.method", "PUT");
    actions.properties.put(
        "fraiseql.sms.headers",
        "Content-Type: application/x-www-form-urlencoded | Authorization: Basic ${sms.key}|"
            + "Idempotency-Key: {{delivery.id}}");
    actions.properties.put("fraiseql.sms.body", "To={{to}}&Body={{text}}");
    actions.properties.put("sms.key", "QUMxOnNlY3JldA==");

    ActionResult result =
        actions
            .action(
                new ActionModel.Sms("sms", "{{phone}}", "Note: {{note}}", TestObserver.policy()))
            .run(event("a&b=c"));

    assertThat(result).isEqualTo(new ActionResult.Done());
    assertThat(sink.only().method()).isEqualTo("PUT");
    assertThat(sink.only().path()).isEqualTo("/Accounts/AC1/Messages?via=%2B49%20171");
    assertThat(sink.only().header("authorization")).isEqualTo("Basic QUMxOnNlY3JldA==");
    assertThat(sink.only().header("idempotency-key")).isEqualTo(Events.ID + ".Paid");
    assertThat(sink.only().body()).isEqualTo("To=%2B49+171&Body=Note%3A+a%26b%3Dc");
  }

  @Test
  void aProviderMayTakeValuesInTheQuery() {
    actions.properties.put("fraiseql.sms.url", sink.url("/send?to={{to}}&text={{text}}"));
    actions.properties.put("fraiseql.sms.method", "GET");

    actions
        .action(new ActionModel.Sms("sms", "1", "{{note}}", TestObserver.policy()))
        .run(event("a&to=2"));

    assertThat(sink.only().method()).isEqualTo("GET");
    assertThat(sink.only().path()).isEqualTo("/send?to=1&text=a%26to%3D2");
    assertThat(sink.only().headers()).doesNotContainKeys("Upgrade", "Content-length");
  }

  @Test
  void aPushHasAJsonBodyByDefault() {
    actions.properties.put("fraiseql.push.url", sink.url("/send"));

    actions
        .action(
            new ActionModel.Push("push", "topic", "{{note}}", "{{total}}", TestObserver.policy()))
        .run(event("x"));

    assertThat(sink.only().body())
        .isEqualTo("{\"to\": \"topic\", \"title\": \"x\", \"text\": \"12.50\"}");
  }

  @Test
  void rejectsValuesThatChangeThePathOfTheUrl() {
    actions.properties.put("fraiseql.push.url", sink.url("/topics/{{to}}/send"));
    var push =
        actions.action(new ActionModel.Push("push", "{{note}}", "t", "x", TestObserver.policy()));

    assertThat(push.run(event("a/../b"))).isEqualTo(new ActionResult.Done());
    assertThat(sink.only().path()).isEqualTo("/topics/a%2F..%2Fb/send");
    assertThat(push.run(event("..")))
        .isEqualTo(
            new ActionResult.Rejected(
                "the URL of this message is invalid: a value is a step of a path"));
    assertThat(push.run(event("")))
        .isEqualTo(
            new ActionResult.Rejected("the URL of this message is invalid: a value is empty"));
    assertThat(sink.requests).hasSize(1);
  }

  @Test
  void providersRespondAsWebhooksDo() {
    actions.properties.put("fraiseql.slack.url", sink.url("/services/secret-path"));
    var slack = actions.action(new ActionModel.Slack("slack", "", "x", TestObserver.policy()));
    sink.status(404, "X", "x", "no_service at /services/secret-path");
    assertThat(slack.run(event("x")))
        .isEqualTo(new ActionResult.Failed("HTTP 404 Not Found: no_service at ***", null, false));
    sink.status(429, "Retry-After", "30", "rate_limited");
    assertThat(((ActionResult.Failed) slack.run(event("x"))).retryAfter()).hasSeconds(30);
  }

  private static DeliveredEvent event(String note) {
    return Events.delivered("{\"phone\":\"+49 171\",\"total\":12.50,\"note\":\"" + note + "\"}");
  }
}
