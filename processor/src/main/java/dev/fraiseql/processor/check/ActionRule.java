package dev.fraiseql.processor.check;

import dev.fraiseql.contract.event.OwnHeaders;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs, headers, secrets and texts of actions can be sent. */
final class ActionRule implements Rule {
  /** A reference to the configuration. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}]*}");

  private static final Pattern PORT_REFERENCE = Pattern.compile(":" + REFERENCE);

  /** Of RFC 9110, section 5.6.2. */
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final String CONTENT_TYPE = "content-type";
  private static final String SECRET_PREFIX = "whsec_";
  private static final int LEAST_SECRET = 24;
  private static final int MOST_SECRET = 64;

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (ObserverDeclaration observer : declarations.observers().classes()) {
      for (ActionDeclaration action : observer.actions()) {
        String what = "@%s of %s".formatted(action.annotation(), observer.simpleName());
        check(what, action.content(), reporter);
      }
    }
  }

  private static void check(String what, ActionDeclaration.Content content, Reporter reporter) {
    for (ActionDeclaration.Template template : content.templates()) {
      if (template.required() && template.text().value().isBlank()) {
        reporter.report(
            Diagnostic.EMPTY_TEXT, template.text().origin(), what, template.attribute());
      }
    }
    switch (content) {
      case ActionDeclaration.Webhook webhook -> {
        checkUrl(what, webhook.url(), reporter);
        checkSecret(what, webhook.secret(), reporter);
        boolean hasBody = !webhook.body().value().isEmpty();
        webhook.headers().forEach(header -> checkHeader(what, header, hasBody, reporter));
      }
      case ActionDeclaration.Slack slack when !slack.url().value().isEmpty() ->
          checkUrl(what, slack.url(), reporter);
      default -> {}
    }
  }

  private static void checkUrl(String what, Attribute<String> url, Reporter reporter) {
    whyNoUrl(url.value())
        .ifPresent(
            why -> reporter.report(Diagnostic.ACTION_URL, url.origin(), what, url.value(), why));
  }

  /** Why a text is no URL: a clause; empty if it is, or begins with a reference. */
  private static Optional<String> whyNoUrl(String url) {
    if (url.contains("{{")) {
      return Optional.of("in which no value of the event can stand");
    }
    if (url.startsWith("${")) {
      return Optional.empty();
    }
    URI uri;
    try {
      String withPort = PORT_REFERENCE.matcher(url).replaceAll(":1");
      uri = new URI(REFERENCE.matcher(withPort).replaceAll("x"));
    } catch (URISyntaxException e) {
      return Optional.of("which is no URL");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("which is neither http nor https");
    }
    return uri.getHost() == null ? Optional.of("which has no host") : Optional.empty();
  }

  private static void checkHeader(
      String what, Attribute<String> header, boolean hasBody, Reporter reporter) {
    whyNoHeader(header.value(), hasBody)
        .ifPresent(why ->
            reporter.report(Diagnostic.ACTION_HEADER, header.origin(), what, header.value(), why));
  }

  /** Why a header cannot be sent, and what to do: the end of a message. */
  private static Optional<String> whyNoHeader(String header, boolean hasBody) {
    int colon = header.indexOf(':');
    if (colon < 0) {
      return Optional.of("which has no colon. Write it as Name: value.");
    }
    String name = header.substring(0, colon).strip();
    if (!HEADER_NAME.matcher(name).matches()) {
      return Optional.of(
          "whose name is not one of HTTP. Write it as Name: value, with letters, digits and hyphens"
              + " in the name.");
    }
    if (header.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("which contains a control character. Remove it.");
    }
    if (OwnHeaders.contain(name)) {
      return Optional.of("which is set by the webhook itself. Remove it.");
    }
    if (!name.equalsIgnoreCase(CONTENT_TYPE)) {
      return Optional.empty();
    }
    if (!hasBody) {
      return Optional.of("but the event is sent as application/json. Remove it, or write a body.");
    }
    return header.contains("{{")
        ? Optional.of("but all bodies have the same type. Write it without a value of the event.")
        : Optional.empty();
  }

  private static void checkSecret(String what, Attribute<String> secret, Reporter reporter) {
    boolean inSource = false;
    for (String key : secret.value().strip().split("\\s+", -1)) {
      if (key.isEmpty() || REFERENCE.matcher(key).find()) {
        continue;
      }
      if (!isKey(key)) {
        reporter.report(Diagnostic.SECRET, secret.origin(), what);
        return;
      }
      inSource = true;
    }
    if (inSource) {
      reporter.warn(Diagnostic.SECRET_IN_SOURCE, secret.origin(), what);
    }
  }

  private static boolean isKey(String key) {
    if (!key.startsWith(SECRET_PREFIX)) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(key.substring(SECRET_PREFIX.length())).length;
      return bytes >= LEAST_SECRET && bytes <= MOST_SECRET;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
