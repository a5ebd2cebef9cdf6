package dev.fraiseql.observers.action.setup;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.EventTemplate;
import dev.fraiseql.observers.action.http.HeaderTexts;
import dev.fraiseql.observers.action.http.HttpUrl;
import dev.fraiseql.observers.action.http.MessageAction;
import dev.fraiseql.observers.action.http.UrlText;
import dev.fraiseql.observers.action.policy.Endpoint;
import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads messages that providers send: to Slack, by SMS and by push. */
final class MessageReader {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH");
  private static final String SLACK = "fraiseql.slack";
  private static final String SMS = "fraiseql.sms";
  private static final String PUSH = "fraiseql.push";
  private static final String TO = "to";
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  private final ReaderContext context;
  private final Attributes attributes;
  private final Configured configured;

  MessageReader(ReaderContext context, Attributes attributes) {
    this.context = context;
    this.attributes = attributes;
    this.configured = attributes.configured();
  }

  /** The texts that describe a provider. */
  private record ProviderTexts(String url, String method, List<String> headers, String body) {}

  @Nullable EndpointAction slack(ActionModel.Slack model) {
    String url =
        model.url().isEmpty()
            ? attributes.required(SLACK + ".url", "Set it to the URL of an incoming webhook")
            : model.url();
    EventText text =
        attributes.check(TEXT, () -> EventText.of(model.text(), Escaping.MARKUP, configured));
    if (url == null || text == null) {
      return null;
    }
    ProviderTexts slack = new ProviderTexts(url, "POST", List.of(), "{\"text\": {{text}}}");
    return message(SLACK, slack, Map.of(TEXT, text), model.policy());
  }

  @Nullable EndpointAction sms(ActionModel.Sms model) {
    EventText to = part(TO, model.to());
    EventText text = part(TEXT, model.text());
    ProviderTexts texts = provider(SMS, "{\"to\": {{to}}, \"text\": {{text}}}");
    return to == null || text == null || texts == null
        ? null
        : message(SMS, texts, Map.of(TO, to, TEXT, text), model.policy());
  }

  @Nullable EndpointAction push(ActionModel.Push model) {
    EventText to = part(TO, model.to());
    EventText title = part(TITLE, model.title());
    EventText text = part(TEXT, model.text());
    ProviderTexts texts =
        provider(PUSH, "{\"to\": {{to}}, \"title\": {{title}}, \"text\": {{text}}}");
    return to == null || title == null || text == null || texts == null
        ? null
        : message(PUSH, texts, Map.of(TO, to, TITLE, title, TEXT, text), model.policy());
  }

  private @Nullable EventText part(String attribute, String text) {
    return attributes.check(attribute, () -> EventText.of(text, Escaping.TEXT, configured));
  }

  private @Nullable ProviderTexts provider(String prefix, String defaultBody) {
    String url = attributes.required(prefix + ".url", "Set it to the URL of your provider");
    String method = setting(prefix + ".method", "POST");
    String headers = setting(prefix + ".headers", "");
    String body = setting(prefix + ".body", method.equals("GET") ? "" : defaultBody);
    if (!METHODS.contains(method)) {
      attributes
          .problems()
          .add(prefix + ".method", "it is none of GET, POST, PUT, PATCH. Write one of them.");
    }
    return url == null ? null : new ProviderTexts(url, method, split(headers), body);
  }

  private String setting(String name, String defaultValue) {
    String value = configured.setting(name);
    return value == null ? defaultValue : value;
  }

  /** Headers are separated by line breaks or vertical bars. */
  private static List<String> split(String headers) {
    return Arrays.stream(headers.split("[|\r\n]+"))
        .map(String::strip)
        .filter(header -> !header.isEmpty())
        .toList();
  }

  private @Nullable EndpointAction message(
      String prefix, ProviderTexts texts, Map<String, EventText> message, ActionPolicy policy) {
    UrlText url =
        attributes.check(
            prefix + ".url", () -> UrlText.of(texts.url(), context.allowPrivate(), configured));
    HeaderTexts headers =
        attributes.check(prefix + ".headers", () -> HeaderTexts.of(texts.headers(), configured));
    EventText body =
        headers == null
            ? null
            : attributes.check(prefix + ".body", () -> body(texts.body(), headers));
    if (url == null || headers == null || body == null) {
      return null;
    }
    configured.mask(url.sample().toString());
    checkPaths(prefix + ".url", url.paths(), message.keySet());
    checkPaths(prefix + ".headers", headers.paths(), message.keySet());
    checkPaths(prefix + ".body", body.paths(), message.keySet());
    MessageAction.Provider provider =
        new MessageAction.Provider(texts.method(), url, headers, body);
    return new EndpointAction(
        new MessageAction(provider, message, policy, context.caller()),
        Endpoint.remote(HttpUrl.endpoint(url.sample())));
  }

  private EventText body(String template, HeaderTexts headers) {
    Escaping escaping = template.isEmpty() ? Escaping.TEXT : Escaping.of(headers.contentType());
    return EventText.of(template, escaping, configured);
  }

  private void checkPaths(String where, List<String> paths, Set<String> parts) {
    for (String path : paths) {
      if (!parts.contains(path) && !EventTemplate.BESIDE_ROW.contains(path)) {
        attributes
            .problems()
            .add(
                where,
                "{{%s}} is unknown. Write one of %s, event.id, event.key or delivery.id."
                    .formatted(path, String.join(", ", new TreeSet<>(parts))));
      }
    }
  }
}
