package dev.fraiseql.observers.action.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.EventValues;
import dev.fraiseql.observers.action.text.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.config.RequestConfig;

/** Sends a message through the HTTP interface of a provider, as templates describe it. */
public final class MessageAction implements Action {
  private final Provider provider;
  private final Map<String, EventText> message;
  private final HttpCaller caller;
  private final RequestConfig config;
  private final ActionPolicy policy;

  /** How a provider is called. */
  public record Provider(String method, UrlText url, HeaderTexts headers, EventText body) {}

  /**
   * A message.
   *
   * @param message its parts, by the names that the templates of the provider have for them
   */
  public MessageAction(
      Provider provider, Map<String, EventText> message, ActionPolicy policy, HttpCaller caller) {
    this.provider = provider;
    this.message = Map.copyOf(message);
    this.policy = policy;
    this.caller = caller;
    this.config = HttpCaller.config(policy);
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) throws IOException {
    Values values = values(new EventValues(event));
    List<HttpCall.Header> headers = new ArrayList<>();
    provider.headers().write(values, headers);
    byte[] body = provider.body().write(values).getBytes(UTF_8);
    HttpCall call;
    try {
      call = new HttpCall(provider.method(), provider.url().write(values), headers, body);
    } catch (IllegalArgumentException e) {
      return new ActionResult.Rejected("the URL of this message is invalid: " + e.getMessage());
    }
    return caller.send(call, config, policy.retry().max(), accepted);
  }

  private Values values(Values event) {
    return path -> {
      EventText part = message.get(path);
      return part == null ? event.at(path) : part.write(event);
    };
  }
}
