package dev.fraiseql.observers.action.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.EventValues;
import dev.fraiseql.observers.event.EventJson;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.jspecify.annotations.Nullable;

/** Sends an event by POST, signed as Standard Webhooks describe. */
public final class WebhookAction implements Action {
  private final Request request;
  private final HttpCaller caller;
  private final InstantSource clock;
  private final RequestConfig config;
  private final ActionPolicy policy;

  /**
   * What is sent.
   *
   * @param keys of its signature
   * @param template of the body; null for the event as JSON
   * @param json writes the event
   */
  public record Request(
      URI url,
      SigningKeys keys,
      HeaderTexts headers,
      @Nullable EventText template,
      EventJson json) {}

  /** A webhook. */
  public WebhookAction(
      Request request, ActionPolicy policy, HttpCaller caller, InstantSource clock) {
    this.request = request;
    this.policy = policy;
    this.caller = caller;
    this.clock = clock;
    this.config = HttpCaller.config(policy);
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) throws IOException {
    byte[] body = body(event);
    HttpCall call = new HttpCall("POST", request.url(), headers(event, body), body);
    return caller.send(call, config, policy.retry().max(), accepted);
  }

  private byte[] body(DeliveredEvent event) {
    EventText template = request.template();
    return template == null
        ? request.json().write(event.event())
        : template.write(new EventValues(event)).getBytes(UTF_8);
  }

  private List<HttpCall.Header> headers(DeliveredEvent event, byte[] body) {
    long timestamp = clock.instant().getEpochSecond();
    String id = Escaping.line(event.id());
    List<HttpCall.Header> headers = new ArrayList<>();
    request.headers().write(new EventValues(event), headers);
    headers.add(new HttpCall.Header("webhook-id", id));
    headers.add(new HttpCall.Header("webhook-timestamp", Long.toString(timestamp)));
    if (!request.keys().isEmpty()) {
      headers.add(
          new HttpCall.Header("webhook-signature", request.keys().sign(id, timestamp, body)));
    }
    if (event.replay() > 0) {
      headers.add(new HttpCall.Header("webhook-replay", Integer.toString(event.replay())));
    }
    String traceParent = event.event().header().traceParent();
    if (traceParent != null) {
      headers.add(new HttpCall.Header("traceparent", Escaping.line(traceParent)));
    }
    return headers;
  }
}
