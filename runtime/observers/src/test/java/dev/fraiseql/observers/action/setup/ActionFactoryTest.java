package dev.fraiseql.observers.action.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import dev.fraiseql.observers.action.http.HttpSettings;
import dev.fraiseql.observers.action.policy.RunningAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionFactoryTest {
  private static final ActionPolicy POLICY = TestObserver.policy();

  private final TestActions actions = new TestActions();

  @Test
  void createsTheActionsOfAllObserversInTheirOrder() {
    List<RunningAction> created =
        actions
            .factory()
            .create(
                List.of(
                    TestObserver.of("A", log("one", "x"), log("two", "{{id}}")),
                    TestObserver.of("B", log("one", "x"))));

    assertThat(created)
        .extracting(RunningAction::toString)
        .containsExactly("A.one", "A.two", "B.one");
  }

  @Test
  void listsEverythingThatIsWrongAtOnce() {
    actions.properties.clear();
    actions.properties.put("bad.secret", "whsec_hunter2");
    actions.properties.put("fraiseql.push.url", "https://push.example/{{topic}}");
    actions.properties.put("fraiseql.push.method", "DELETE");
    actions.properties.put("fraiseql.push.headers", "nonsense");
    List<CompiledObserver> observers =
        List.of(
            TestObserver.of(
                "Paid",
                new ActionModel.Webhook(
                    "hook",
                    "${alerts.url}/${alerts.path}",
                    "${bad.secret}",
                    List.of("webhook-id: 1"),
                    "",
                    Set.of(),
                    POLICY),
                webhook("template", "https://example.org", "{\"a\": {{note}", Set.of()),
                webhook("syntax", "https://example.org", "{\"a\": {{note}}", Set.of()),
                webhook("redacted", "https://example.org", "{{after.note}}", Set.of("note")),
                webhook("private", "http://10.0.0.1/hook", "", Set.of()),
                webhook("file", "file:///etc/passwd", "", Set.of()),
                webhook("login", "https://u:hunter2@example.org", "", Set.of())),
            TestObserver.of(
                "Paid",
                new ActionModel.Email("email", List.of("no address"), "", "s", "b", POLICY),
                new ActionModel.Slack("slack", "", "x", POLICY),
                new ActionModel.Sms("sms", "{{", "x", POLICY),
                new ActionModel.Push("push", "a", "b", "c", POLICY),
                new ActionModel.Sql("sql", "select '{{id}}'", POLICY),
                new ActionModel.Log(
                    "log",
                    "${log.text}",
                    new ActionPolicy(Duration.ZERO, TestObserver.RETRY, 0, -1))),
            new Unmakeable());

    ObserverConfigurationException thrown =
        catchThrowableOfType(
            ObserverConfigurationException.class, () -> actions.factory().create(observers));

    assertThat(thrown.problems())
        .containsExactly(
            "Paid.hook, url: ${alerts.url} is not set. Set the property alerts.url or the environment"
                + " variable ALERTS_URL. ${alerts.path} is not set. Set the property alerts.path or"
                + " the environment variable ALERTS_PATH.",
            "Paid.hook, secret: a key is not whsec_ and the base64 of 24 to 64 bytes. Create one:"
                + " openssl rand -base64 32",
            "Paid.hook, headers: the header webhook-id is set already. Remove it.",
            "Paid.template, body: The {{ at character 7 has no }}.",
            "Paid.syntax, body: the template is not JSON. Correct it, or set another content-type in"
                + " the headers.",
            "Paid.redacted, body: {{after.note}} is redacted. Remove it, or its redaction.",
            "Paid.private, url: its host is on this machine or in a private network. Set "
                + HttpSettings.ALLOW_PRIVATE
                + "=true to permit that.",
            "Paid.file, url: it does not begin with http:// or https://. Write one.",
            "Paid.login, url: it contains credentials. Put them into a header, Authorization: Basic"
                + " ...",
            "observer Paid: another one has the same name. Give each its own, @Observer(name ="
                + " ...).",
            "Paid.email: fraiseql.smtp.url is not set. Set it to smtps://user:password@host:port, or"
                + " set the environment variable FRAISEQL_SMTP_URL.",
            "Paid.email: fraiseql.smtp.from is not set. Set it to the address of the sender, or set"
                + " the environment variable FRAISEQL_SMTP_FROM.",
            "Paid.email, to: it is not one address. Write name@host, or Name <name@host>.",
            "Paid.slack: fraiseql.slack.url is not set. Set it to the URL of an incoming webhook, or"
                + " set the environment variable FRAISEQL_SLACK_URL.",
            "Paid.sms, to: The {{ at character 1 has no }}.",
            "Paid.sms: fraiseql.sms.url is not set. Set it to the URL of your provider, or set the"
                + " environment variable FRAISEQL_SMS_URL.",
            "fraiseql.push.method: it is none of GET, POST, PUT, PATCH. Write one of them.",
            "Paid.push, fraiseql.push.headers: a header is not of the form Name: value. Correct it.",
            "Paid.sql, sql: {{id}} is in quotes or in a comment. Remove these: it is bound as a"
                + " parameter.",
            "Paid.sql: there is no database. Set fraiseql.database.url.",
            "Paid.log: the timeout is not positive. Write one such as PT15S.",
            "Paid.log: the concurrency is less than 1. Write a larger one.",
            "Paid.log: the rate is negative. Write a number, or 0 for no maximum.",
            "Paid.log, line: ${log.text} is not set. Set the property log.text or the environment"
                + " variable LOG_TEXT.",
            "Broken.on: the constructor of "
                + TestObserver.class.getName()
                + " failed: IllegalStateException: no. Correct it.");
    assertThat(thrown).hasMessageNotContaining("hunter2");
  }

  @Test
  void namesUnknownValuesOfProviders() {
    actions.properties.put("fraiseql.sms.url", "https://sms.example/{{number}}");
    assertThatThrownBy(() -> actions.action(new ActionModel.Sms("sms", "1", "x", POLICY)))
        .hasMessage(
            "fraiseql.sms.url: {{number}} is unknown. Write one of text, to, event.id, event.key or"
                + " delivery.id.");
    actions.properties.put("fraiseql.sms.url", "https://{{to}}.example/");
    assertThatThrownBy(() -> actions.action(new ActionModel.Sms("sms", "1", "x", POLICY)))
        .hasMessageContaining("its host is not constant");
  }

  @Test
  void rejectsInvalidSettingsOfAllActions() {
    actions.properties.put(HttpSettings.ALLOW_PRIVATE, "yes");
    actions.properties.put(HttpSettings.PROXY, "http://proxy");
    assertThatThrownBy(actions::factory)
        .hasMessage(
            HttpSettings.ALLOW_PRIVATE
                + ": it is true or false. Write one of them.\n"
                + HttpSettings.PROXY
                + ": it has no port. Write http://host:port.");
  }

  private static ActionModel log(String name, String line) {
    return new ActionModel.Log(name, line, POLICY);
  }

  private static ActionModel webhook(String name, String url, String body, Set<String> redact) {
    return new ActionModel.Webhook(name, url, "", List.of(), body, redact, POLICY);
  }

  /** An observer whose constructor throws. */
  private record Unmakeable() implements CompiledObserver {
    @Override
    public ObserverModel model() {
      ObserverModel model = TestObserver.of("x", new ActionModel.Method("on", POLICY)).model();
      return new ObserverModel(
          "Broken", model.type(), model.on(), "", true, model.start(), model.actions());
    }

    @Override
    public Class<?> owner() {
      return TestObserver.class;
    }

    @Override
    public Object create() {
      throw new IllegalStateException("no");
    }
  }
}
