package dev.fraiseql.observers.action.setup;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.observers.action.http.HeaderTexts;
import dev.fraiseql.observers.action.http.HttpUrl;
import dev.fraiseql.observers.action.http.SigningKeys;
import dev.fraiseql.observers.action.http.WebhookAction;
import dev.fraiseql.observers.action.policy.Endpoint;
import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.event.EventJson;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads webhooks. */
final class WebhookReader {
  private final ReaderContext context;
  private final Attributes attributes;
  private final Configured configured;

  WebhookReader(ReaderContext context, Attributes attributes) {
    this.context = context;
    this.attributes = attributes;
    this.configured = attributes.configured();
  }

  @Nullable EndpointAction webhook(ActionModel.Webhook model) {
    URI url = attributes.check("url", () -> url(configured.fill(model.url())));
    SigningKeys keys = attributes.check("secret", () -> keys(model.secret()));
    HeaderTexts headers =
        attributes.check("headers", () -> HeaderTexts.of(model.headers(), configured));
    if (headers == null) {
      return null;
    }
    EventText body =
        model.body().isEmpty()
            ? null
            : attributes.check("body", () -> body(model, Escaping.of(headers.contentType())));
    if (url == null || keys == null) {
      return null;
    }
    WebhookAction.Request request =
        new WebhookAction.Request(url, keys, headers, body, new EventJson(model.redact()));
    return new EndpointAction(
        new WebhookAction(request, model.policy(), context.caller(), context.resources().clock()),
        Endpoint.remote(HttpUrl.endpoint(url)));
  }

  private URI url(String text) {
    configured.mask(text);
    return HttpUrl.of(text, context.allowPrivate());
  }

  private SigningKeys keys(String secret) {
    String filled = configured.fill(secret);
    configured.mask(filled);
    return SigningKeys.of(filled);
  }

  private EventText body(ActionModel.Webhook model, Escaping escaping) {
    EventText body = EventText.of(model.body(), escaping, configured);
    for (String path : body.paths()) {
      if (isRedacted(path.replaceFirst("^(before|after)\\.", ""), model.redact())) {
        throw new IllegalArgumentException(
            "{{%s}} is redacted. Remove it, or its redaction.".formatted(path));
      }
    }
    return body;
  }

  /** Whether a value is left out of the event, or contains one that is. */
  private static boolean isRedacted(String path, Set<String> redacted) {
    return redacted.stream()
        .anyMatch(other -> (path + '.').startsWith(other + '.') || other.startsWith(path + '.'));
  }
}
