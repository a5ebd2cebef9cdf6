package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static dev.fraiseql.processor.check.ObserverSources.observer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import dev.fraiseql.processor.Compiler.Problem;
import org.junit.jupiter.api.Test;

class ObserverCheckTest {
  private static final String LOG = "@LogEvent(\"x\")";

  private static void assertCondition(String on, String condition, String message, String excerpt) {
    assertOnly(
        observer("on = {" + on + "}, when = \"" + condition + "\"", LOG),
        1,
        '"' + condition + '"',
        "FQ512: The condition of Watch is not valid: "
            + message
            + "\n"
            + excerpt.indent(6).stripTrailing());
  }

  @Test
  void reportsAConditionWithAMistake() {
    assertCondition(
        "UPDATED",
        "total > 10 && totl > 1",
        "Order has no field totl. Did you mean total?",
        """
        total > 10 && totl > 1
                      ^^^^\
        """);
    assertCondition(
        "UPDATED",
        "total > 'x'",
        "total is a number: compare it with a number without quotes.",
        """
        total > 'x'
                ^^^\
        """);
    assertCondition(
        "CREATED",
        "fieldChanged('total')",
        "fieldChanged is true only for updates: add UPDATED to on.",
        """
        fieldChanged('total')
        ^^^^^^^^^^^^^^^^^^^^^\
        """);
    assertCondition(
        "CREATED, UPDATED",
        "total > 1 && total < 1",
        "This is never true.",
        """
        total > 1 && total < 1
        ^^^^^^^^^^^^^^^^^^^^^^\
        """);
    assertCondition(
        "UPDATED",
        "total >",
        "The condition ends too early.",
        """
        total >
               ^\
        """);
  }

  @Test
  void reportsEachMistakeOfACondition() {
    assertThat(observer("when = \"a == 1 || b == 2\"", LOG).problems()).hasSize(2);
  }

  @Test
  void reportsAMistakeInATextBlock() {
    assertOnly(
        observer("when = \"\"\"\n    total > 1\n      && notte is null\"\"\"", LOG),
        1,
        "\"\"",
        """
        FQ512: The condition of Watch is not valid: Order has no field notte. Did you mean note?
                && notte is null
                   ^^^^^\
        """);
  }

  @Test
  void checksConditionsBesideTypesWithMistakes() {
    Compiler compiler =
        observer("when = \"totl > 1 || name == 'x'\"", LOG)
            .source("@Type record Broken(long id) {}");
    assertThat(compiler.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.startsWith("FQ101"))
        .anyMatch(message -> message.startsWith("FQ512"));
  }

  @Test
  void acceptsTemplates() {
    assertNone(
        observer(
            "",
            "@LogEvent(\"{{id}} {{ before.total }} {{after.address.city}} {{address}} {{tags}} {{customer.id}}"
                + " {{customer}} {{event.id}} {{event.type}} {{event.key}} {{event.operation}} {{event.time}}"
                + " {{event.actor}} {{event.tenant}} {{delivery.id}} } ${x} { }\")"));
  }

  private static void assertTemplate(String template, String message) {
    assertOnly(
        observer("", "@LogEvent(\"" + template + "\")"),
        2,
        '"' + template + '"',
        "FQ513: The template value of @LogEvent of Watch is not valid: " + message);
  }

  @Test
  void reportsATemplateWithAMistake() {
    assertTemplate("a {{id", "The {{ at character 3 has no }}.");
    assertTemplate("a {{ }}", "The {{ at character 3 names no field.");
    assertTemplate(
        "a {{ totl }}",
        """
        Order has no field totl. Did you mean total?
              a {{ totl }}
                   ^^^^\
        """);
    assertTemplate(
        "{{event.tme}}",
        """
        There is no event.tme: there are event.id, event.type, event.key, event.operation, event.time, \
        event.actor, event.tenant, delivery.id. Did you mean event.time?
              {{event.tme}}
                ^^^^^^^^^\
        """);
    assertTemplate(
        "{{labels}}",
        """
        An event does not have the links of labels.
              {{labels}}
                ^^^^^^\
        """);
    assertTemplate(
        "{{lines.id}}",
        """
        lines are rows of their own: observe Line.
              {{lines.id}}
                ^^^^^^^^\
        """);
    assertOnly(
        observer("on = CREATED", "@LogEvent(\"{{before.id}}\")"),
        2,
        "\"{{before.id}}\"",
        """
        FQ513: The template value of @LogEvent of Watch is not valid: A row that is created has no state \
        before: add UPDATED or DELETED to on.
              {{before.id}}
                ^^^^^^^^^\
        """);
    assertOnly(
        observer("", "@Webhook(url = \"${a}\", headers = {\"A: b\", \"C: {{d}}\"})"),
        2,
        "\"C: {{d}}\"",
        """
        FQ513: The template headers of @Webhook of Watch is not valid: Order has no field d. Did you mean id?
              C: {{d}}
                   ^\
        """);
  }

  @Test
  void reportsAPlaceInAQuotedTextOfAStatement() {
    assertNone(
        observer(
            "",
            "@RunSql(\"insert into log values ('it''s', {{id}}, /* don't */ {{note}}) -- don't\")"));
    assertOnly(
        observer("", "@RunSql(\"insert into log values ({{id}}, 'no {{note}}')\")"),
        2,
        "\"insert into log values ({{id}}, 'no {{note}}')\"",
        """
        FQ513: The template value of @RunSql of Watch is not valid: The value is bound as a parameter, so it \
        cannot be in quotes. Write it without them, and join texts in SQL.
              insert into log values ({{id}}, 'no {{note}}')
                                                    ^^^^\
        """);
  }

  @Test
  void reportsARedactedFieldThatIsNone() {
    assertNone(
        observer("", "@Webhook(url = \"${a}\", redact = {\"note\", \"address\", \"labels\"})"));
    assertOnly(
        observer("", "@Webhook(url = \"${a}\", redact = {\"note\", \"notes\"})"),
        2,
        "\"notes\"",
        "FQ514: @Webhook of Watch redacts notes, but Order has no such field. Did you mean note?");
    assertNone(
        observer(
            "", "@Webhook(url = \"${a}\", body = \"{{address}} {{total}}\", redact = \"note\")"));
    assertOnly(
        observer(
            "",
            "@Webhook(url = \"${a}\", body = \"{{before.address.city}}\", redact = \"address\")"),
        2,
        "\"{{before.address.city}}\"",
        "FQ514: @Webhook of Watch redacts address, but {{before.address.city}} is in its body. Remove one"
            + " of them.");
  }
}
