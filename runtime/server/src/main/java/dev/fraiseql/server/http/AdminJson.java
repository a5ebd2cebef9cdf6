package dev.fraiseql.server.http;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.json.JsonOutput;
import dev.fraiseql.observers.admin.Administration.Status;
import dev.fraiseql.observers.event.EventJson;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The responses of the administration as JSON. */
final class AdminJson {
  /** What was asked for is done. */
  static final String DONE = "{\"done\":true}";

  private static final EventJson EVENTS = new EventJson(Set.of());

  private final JsonOutput out = new JsonOutput(1024);
  private boolean first = true;

  private AdminJson() {}

  static String count(long events) {
    return "{\"events\":" + events + "}";
  }

  static String error(String message) {
    AdminJson json = new AdminJson();
    json.open('{');
    json.text("error", message);
    json.close('}');
    return json.text();
  }

  /** The body of an error that reached no controller, with its correlation id if it has one. */
  static byte[] error(RequestException error) {
    AdminJson json = new AdminJson();
    json.open('{');
    json.text("error", String.valueOf(error.getMessage()));
    if (error.correlationId() != null) {
      json.text("correlationId", error.correlationId());
    }
    json.close('}');
    return json.text().getBytes(StandardCharsets.UTF_8);
  }

  static String observers(List<Status> states) {
    AdminJson json = new AdminJson();
    json.open('{');
    json.name("observers");
    json.open('[');
    for (Status state : states) {
      json.separate();
      json.observer(state);
    }
    json.close(']');
    json.close('}');
    return json.text();
  }

  private void observer(Status state) {
    Subscription subscription = state.subscription();
    open('{');
    text("observer", subscription.observer());
    text("action", subscription.action());
    text("entity", subscription.type());
    text("state", subscription.state().name().toLowerCase(Locale.ROOT));
    text("reason", subscription.reason());
    bool("known", state.known());
    number("position", subscription.position());
    number("captured", subscription.counts().captured());
    number("done", subscription.counts().done());
    number("skipped", subscription.counts().skipped());
    number("dead", subscription.counts().dead());
    number("recovered", subscription.counts().recovered());
    number("pending", state.pending());
    number("backlog", state.backlog());
    text("oldestUnsettledAge", state.oldestAge().toString());
    number("openDeadLetters", state.deadLetters());
    close('}');
  }

  static String letters(List<DeadLetter> letters) {
    AdminJson json = new AdminJson();
    json.open('{');
    json.name("deadLetters");
    json.open('[');
    for (DeadLetter letter : letters) {
      json.separate();
      json.write(letter);
    }
    json.close(']');
    json.close('}');
    return json.text();
  }

  static String letter(DeadLetter letter) {
    AdminJson json = new AdminJson();
    json.write(letter);
    return json.text();
  }

  private void write(DeadLetter letter) {
    RowEvent event = letter.event();
    open('{');
    text("id", letter.id());
    text("observer", letter.observer());
    text("action", letter.action());
    text("state", letter.state().name().toLowerCase(Locale.ROOT));
    text("reason", letter.reason());
    number("attempts", letter.attempts());
    number("replay", letter.replay());
    text("diedAt", letter.diedAt().toString());
    Instant resolved = letter.resolvedAt();
    text("resolvedAt", resolved == null ? null : resolved.toString());
    name("event");
    out.raw(EVENTS.write(event));
    close('}');
  }

  private void open(char bracket) {
    out.raw(bracket);
    first = true;
  }

  private void close(char bracket) {
    out.raw(bracket);
    first = false;
  }

  private String text() {
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  private void separate() {
    if (!first) {
      out.raw(',');
    }
    first = false;
  }

  private void name(String name) {
    separate();
    out.string(name);
    out.raw(':');
  }

  private void text(String name, @Nullable String value) {
    name(name);
    out.text(value);
  }

  private void number(String name, long value) {
    name(name);
    out.integer(value);
  }

  private void bool(String name, boolean value) {
    name(name);
    out.bool(value);
  }
}
