package dev.fraiseql.processor.check;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static dev.fraiseql.processor.check.ObserverSources.observer;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRuleTest {
  private static final String KEY = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

  private static Compiler webhook(String attributes) {
    return observer("", "@Webhook(" + attributes + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${alerts.url}",
        "${alerts.url}/orders",
        "https://example.org",
        "HTTP://localhost:8080/hook?a=b",
        "https://${alerts.host}/hook",
        "https://example.org:${alerts.port}/${alerts.path}"
      })
  void acceptsUrls(String url) {
    assertNone(webhook("url = \"" + url + "\""));
  }

  private static void assertUrl(String url, String why) {
    assertOnly(
        webhook("url = \"" + url + "\""),
        2,
        '"' + url + '"',
        "FQ517: @Webhook of Watch has the url \""
            + url
            + "\", "
            + why
            + ". Begin it with https:// or http:// and a host, or with a reference to the configuration,"
            + " such as ${alerts.url}.");
  }

  @Test
  void reportsAUrlThatIsNone() {
    assertUrl("", "which is neither http nor https");
    assertUrl("example.org/hook", "which is neither http nor https");
    assertUrl("ftp://example.org", "which is neither http nor https");
    assertUrl("https:///hook", "which has no host");
    assertUrl("https://", "which is no URL");
    assertUrl("https://exa mple.org", "which is no URL");
    assertUrl("https://example.org/{{id}}", "in which no value of the event can stand");
    assertOnly(
        observer("", "@SendSlack(url = \"slack\", text = \"x\")"),
        2,
        "\"slack\"",
        "FQ517: @SendSlack of Watch has the url \"slack\", which is neither http nor https. Begin it with"
            + " https:// or http:// and a host, or with a reference to the configuration, such as"
            + " ${alerts.url}.");
  }

  private static void assertHeader(String header, String why) {
    assertOnly(
        webhook("url = \"${a}\", headers = {\"A: b\", \"" + header + "\"}"),
        2,
        '"' + header + '"',
        "FQ518: @Webhook of Watch has the header \"" + header + "\", " + why);
  }

  @Test
  void reportsAHeaderThatCannotBeSent() {
    assertNone(
        webhook("url = \"${a}\", headers = {\"Authorization: Bearer ${t}\", \"X-Key:{{id}}\"}"));
    assertHeader("Authorization", "which has no colon. Write it as Name: value.");
    assertHeader(
        "My Key: x",
        "whose name is not one of HTTP. Write it as Name: value, with letters, digits and hyphens in the"
            + " name.");
    assertHeader("Webhook-ID: x", "which is set by the webhook itself. Remove it.");
    assertHeader("Host: x", "which is set by the webhook itself. Remove it.");
    assertHeader(
        "content-type: x",
        "but the event is sent as application/json. Remove it, or write a body.");
    assertNone(
        webhook("url = \"${a}\", headers = \"Content-Type: text/plain\", body = \"{{id}}\""));
    assertOnly(
        webhook("url = \"${a}\", headers = \"Content-Type: {{note}}\", body = \"{{id}}\""),
        2,
        "\"Content-Type: {{note}}\"",
        "FQ518: @Webhook of Watch has the header \"Content-Type: {{note}}\", but all bodies have the same"
            + " type. Write it without a value of the event.");
    assertOnly(
        webhook("url = \"${a}\", headers = \"A: b\\tc\""),
        2,
        "\"A: b\\tc\"",
        "FQ518: @Webhook of Watch has the header \"A: b\tc\", which contains a control character."
            + " Remove it.");
  }

  @Test
  void reportsASecretThatIsNone() {
    for (String secret :
        new String[] {"secret", "whsec_c2hvcnQ=", "whsec_???", "${a} secret", KEY.substring(1)}) {
      assertOnly(
          webhook("url = \"${a}\", secret = \"" + secret + "\""),
          2,
          '"' + secret + '"',
          "FQ519: @Webhook of Watch has a secret that is not whsec_ and the base64 of 24 to 64 bytes."
              + " Refer to one in the configuration, such as ${alerts.secret}.");
    }
  }

  @Test
  void warnsOfASecretInTheSource() {
    assertNone(webhook("url = \"${a}\", secret = \"${old.secret} ${new.secret}\""));
    assertThat(webhook("url = \"${a}\", secret = \"" + KEY + "\"").compile())
        .hadWarningContaining(
            "FQ520: @Webhook of Watch has its secret in the source. Refer to one in the configuration,"
                + " such as ${alerts.secret}.");
  }

  @Test
  void reportsAnEmptyText() {
    assertOnly(
        observer("", "@RunSql(\" \")"),
        2,
        "\" \"",
        "FQ521: @RunSql of Watch has no text in value. Write one.");
    assertOnly(
        observer("", "@SendEmail(to = {}, subject = \"s\", body = \"\")"),
        2,
        "{",
        "FQ521: @SendEmail of Watch has no text in to. Write one.");
    assertOnly(
        observer("", "@SendSms(to = \"\", text = \"x\")"),
        2,
        "\"\"",
        "FQ521: @SendSms of Watch has no text in to. Write one.");
  }
}
