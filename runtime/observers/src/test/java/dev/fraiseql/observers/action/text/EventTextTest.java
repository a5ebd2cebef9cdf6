package dev.fraiseql.observers.action.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.observers.action.fixture.Events;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final String ROW =
      "{\"id\":\"7\",\"total\":12.50,\"paid\":true,\"note\":\"say \\\"hi\\\",\\nÅ & <b>\",\"tags\":[1,\"x\"],"
          + "\"address\":{\"city\":\"Köln\"}}";
  private static final Map<String, String> PROPERTIES =
      Map.of("shop.name", "Shop \"One\"", "SHOP_KEY", "k{{id}}${shop.name}");

  @Test
  void writesJsonValuesWithTheirQuotesAndTextsWithinStrings() {
    assertThat(
            write(
                "{\"n\": {{note}}, \"t\": {{total}}, \"p\": {{paid}}, \"x\": {{missing}},"
                    + " \"l\": {{tags}}, \"s\": \"{{total}} of {{note}} \\\" {{missing}}{{tags}}\"}",
                Escaping.JSON))
        .isEqualTo(
            "{\"n\": \"say \\\"hi\\\",\\nÅ & <b>\", \"t\": 12.50, \"p\": true, \"x\": null,"
                + " \"l\": [1,\"x\"], \"s\": \"12.50 of say \\\"hi\\\",\\nÅ & <b> \\\" [1,\\\"x\\\"]\"}");
  }

  @Test
  void writesTheTimeAsText() {
    assertThat(write("{\"t\": {{event.time}}, \"s\": \"{{event.time}}\"}", Escaping.JSON))
        .isEqualTo(
            "{\"t\": \"2026-11-30T19:15:00.123456Z\", \"s\": \"2026-11-30T19:15:00.123456Z\"}");
  }

  @Test
  void rejectsATemplateThatIsNoJson() {
    assertThatThrownBy(() -> write("{\"n\": {{note}}", Escaping.JSON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> write("{{{note}}: 1, \"a\": \"\\{{note}}\"}", Escaping.JSON))
        .hasMessageContaining("is not JSON");
  }

  @Test
  void escapesForEachPlace() {
    assertThat(write("{{note}}", Escaping.LINE)).isEqualTo("say \"hi\", Å & <b>");
    assertThat(write("{{note}}", Escaping.FORM)).isEqualTo("say+%22hi%22%2C%0A%C3%85+%26+%3Cb%3E");
    assertThat(write("{{note}}", Escaping.URL)).contains("say%20%22hi%22%2C%0A");
    assertThat(write("{{note}}", Escaping.XML)).isEqualTo("say &quot;hi&quot;,\nÅ &amp; &lt;b&gt;");
    assertThat(write("{{note}}", Escaping.MARKUP)).isEqualTo("say \"hi\",\nÅ &amp; &lt;b&gt;");
    assertThat(write("{{ note }}", Escaping.TEXT)).isEqualTo("say \"hi\",\nÅ & <b>");
  }

  @Test
  void knowsTheEscapingOfMediaTypes() {
    assertThat(Escaping.of("application/json; charset=utf-8")).isEqualTo(Escaping.JSON);
    assertThat(Escaping.of("application/cloudevents+json")).isEqualTo(Escaping.JSON);
    assertThat(Escaping.of("application/x-www-form-urlencoded")).isEqualTo(Escaping.FORM);
    assertThat(Escaping.of("text/html")).isEqualTo(Escaping.XML);
    assertThat(Escaping.of("text/plain")).isEqualTo(Escaping.TEXT);
  }

  @Test
  void knowsWhatIsToldBesideTheRow() {
    assertThat(
            write(
                "{{event.id}} {{event.type}} {{event.key}} {{event.operation}} {{event.time}}"
                    + " {{event.actor}} {{event.tenant}} {{delivery.id}} {{after.address.city}}"
                    + " {{before.id}}",
                Escaping.TEXT))
        .isEqualTo(
            Events.ID
                + " Order 7 CREATED 2026-11-30T19:15:00.123456Z anna  "
                + Events.ID
                + ".Paid Köln ");
  }

  @Test
  void aBareFieldOfADeletedRowIsTheOneBefore() {
    EventText text = EventText.of("{{id}}", Escaping.TEXT, configured());
    assertThat(text.write(new EventValues(Events.delivered(Events.deleted(ROW))))).isEqualTo("7");
  }

  @Test
  void fillsInTheConfigurationOnceAndEscapedInJsonStrings() {
    assertThat(write("{\"s\": \"${shop.name}\"}", Escaping.JSON))
        .isEqualTo("{\"s\": \"Shop \\\"One\\\"\"}");
    // Neither places nor references in values are read
    assertThat(write("${shop.key} {{id}}", Escaping.TEXT)).isEqualTo("k{{id}}${shop.name} 7");
  }

  @Test
  void namesAllMissingValuesAndWhatToSet() {
    assertThatThrownBy(() -> write("${alerts.to-me} ${shop.name} ${x}", Escaping.TEXT))
        .hasMessage(
            "${alerts.to-me} is not set. Set the property alerts.to-me or the environment variable"
                + " ALERTS_TO_ME. ${x} is not set. Set the property x or the environment variable"
                + " X.");
    assertThatThrownBy(() -> write("${alerts", Escaping.TEXT)).hasMessageContaining("has no }");
    assertThatThrownBy(() -> write("${}", Escaping.TEXT)).hasMessageContaining("names no property");
  }

  @Test
  void masksTheLongestTextFirst() {
    Masked masked = new Masked();
    masked.add("secret");
    masked.add("secret-and-more other-key");
    masked.add("a");
    assertThat(masked.mask("a secret-and-more b other-key c secret"))
        .isEqualTo("a *** b *** c ***");
    assertThat(masked.toString()).doesNotContain("secret");
    masked.add("https://user:hidden@host:8443/path/key?token=x");
    assertThat(masked.mask("to https://user:hidden@host:8443/path/key?token=x at host:8443"))
        .isEqualTo("to https://***@host:8443*** at host:8443");
  }

  @Test
  void aReasonIsOneLineOf500Characters() {
    assertThat(Reason.of("a\r\nb\u2028c\u001b[1m\t")).isEqualTo("a  b c [1m");
    assertThat(Reason.of("x".repeat(498) + "😀😀")).hasSize(499).endsWith("x…");
    assertThat(Reason.of(new IllegalStateException("no\nway")))
        .isEqualTo("IllegalStateException: no way");
    assertThat(Reason.of(new StackOverflowError())).isEqualTo("StackOverflowError");
  }

  private static Configured configured() {
    return new Configured(Configured.lookup(PROPERTIES::get, PROPERTIES::get), new Masked());
  }

  private static String write(String template, Escaping escaping) {
    return EventText.of(template, escaping, configured())
        .write(new EventValues(Events.delivered(ROW)));
  }
}
