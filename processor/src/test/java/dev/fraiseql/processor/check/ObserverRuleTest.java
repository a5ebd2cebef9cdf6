package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static dev.fraiseql.processor.check.ObserverSources.handler;
import static dev.fraiseql.processor.check.ObserverSources.observer;
import static dev.fraiseql.processor.check.ObserverSources.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import dev.fraiseql.processor.Compiler.Problem;
import org.junit.jupiter.api.Test;

class ObserverRuleTest {
  private static final String LOG = "@LogEvent(\"x\")";

  @Test
  void acceptsObserversOfCapturedTypes() {
    assertNone(
        with(
            """
            @Observer(entity = Order.class, on = {CREATED, UPDATED}, name = "order-paid_2", ordered = false,
                start = StartPosition.KEPT_EVENTS, when = "fieldChangedTo('status', 'PAID')")
            @Webhook(url = "${alerts.url}", secret = "${alerts.secret}")
            @Webhook(url = "https://example.org/hook", name = "second")
            @SendEmail(to = "a@example.org", subject = "s", body = "b")
            @SendSlack(text = "t") @SendSms(to = "+49", text = "t") @SendPush(to = "t", title = "t", text = "t")
            @RunSql("delete from x") @LogEvent("{{id}}")
            abstract class Watch {
              @Observer(entity = Shelf.class) static final class Shelves {
                Shelves(Runnable dependency) {}
                @Handle void row(RowEvent event) throws java.io.IOException {}
                @Handle(name = "second") void row(DeliveredEvent event) {}
              }
            }
            """));
  }

  @Test
  void reportsAClassThatGeneratedCodeCannotUse() {
    String handle = "{ @Handle void on(RowEvent event) {} }";
    assertOnly(
        with("@Observer(entity = Order.class) abstract class Watch " + handle),
        1,
        "class",
        "FQ501: Watch has @Observer, but it is abstract, so it has no instance. Put the methods into a"
            + " class that is not.");
    assertOnly(
        with(
            "@Observer(entity = Order.class) interface Watch { @Handle default void on(RowEvent event) {} }"),
        1,
        "interface",
        "FQ501: Watch has @Observer, but it is an interface and not a class. Put the methods into a"
            + " class of their own.");
    assertOnly(
        with("class Outer { @Observer(entity = Order.class) class Watch " + handle + " }"),
        1,
        "class",
        "FQ501: Watch has @Observer, but it needs an instance of the class around it. Make it static.");
    assertOnly(
        with(
            "class Outer { @Observer(entity = Order.class) @LogEvent(\"x\") private static class Watch {} }"),
        1,
        "class",
        "FQ501: Watch has @Observer, but it is private, so generated code cannot access it. Make it"
            + " package-private.");
    assertOnly(
        with("@Observer(entity = Order.class) class Watch<T> " + handle),
        1,
        "class",
        "FQ501: Watch has @Observer, but it has type parameters. Remove them.");
  }

  private static Compiler of(String entity) {
    return with("@Observer(entity = " + entity + ".class) @LogEvent(\"x\") class Watch {}");
  }

  @Test
  void reportsAnEntityWithoutEvents() {
    assertOnly(
        of("String"),
        1,
        ".",
        "FQ502: Watch observes String, but it is no @Type of this build. Observe a class with @Type.");
    assertOnly(
        of("Line"),
        1,
        ".",
        "FQ502: Watch observes Line, but its changes are not captured. Annotate it with @Type(capture ="
            + " Capture.OUTBOX).");
    assertOnly(
        of("Total"),
        1,
        ".",
        "FQ502: Watch observes Total, but it is read-only, so no mutation changes its rows. Observe the"
            + " type of the table that changes.");
    assertOnly(
        of("Entry"),
        1,
        ".",
        "FQ502: Watch observes Entry, but its rows have no key, by which events name them. Give it an"
            + " @Id.");
    assertOnly(
        of("Named"),
        1,
        ".",
        "FQ502: Watch observes Named, but it is an interface. Write an observer for each of its types.");
    assertOnly(
        of("int"),
        1,
        ".",
        "FQ502: Watch observes int, but it is no @Type of this build. Observe a class with @Type.");
    assertOnly(
        Compiler.create()
            .source(
                "@dev.fraiseql.annotations.Observer(entity = String.class) @LogEvent(\"x\") class Watch {}"),
        1,
        ".",
        "FQ502: Watch observes String, but it is no @Type of this build. Observe a class with @Type.");
  }

  @Test
  void reportsAnObserverOfNoChange() {
    assertOnly(
        observer("on = {}", LOG),
        1,
        "{",
        "FQ503: Watch acts on no change. Name some in on, or omit it for all: CREATED, UPDATED,"
            + " DELETED.");
  }

  @Test
  void reportsAnObserverWithoutAction() {
    assertOnly(
        observer("", ""),
        3,
        "class",
        "FQ504: Watch has no action. Add a method with @Handle, or an annotation such as @Webhook or"
            + " @LogEvent.");
  }

  @Test
  void reportsAnUnusableName() {
    assertOnly(
        observer("name = \"a.b\"", LOG),
        1,
        "\"a.b\"",
        "FQ505: \"a.b\" cannot be the name of the observer Watch. Give it another, of a letter and up to"
            + " 99 letters, digits, underscores and hyphens: @Observer(name = ...).");
    assertOnly(
        with("@Observer(entity = Order.class) @LogEvent(\"x\") class Watch$ {}"),
        1,
        "@Observer",
        "FQ505: \"Watch$\" cannot be the name of the observer Watch$. Give it another, of a letter and up"
            + " to 99 letters, digits, underscores and hyphens: @Observer(name = ...).");
    assertOnly(
        observer("", "@LogEvent(value = \"x\", name = \"a b\")"),
        2,
        "\"a b\"",
        "FQ505: \"a b\" cannot be the name of an action of Watch. Give it another, of a letter and up to 99"
            + " letters, digits, underscores and hyphens: @LogEvent(name = ...).");
    assertOnly(
        handler("@Handle void größe(RowEvent event) {}"),
        2,
        "@Handle",
        "FQ505: \"größe\" cannot be the name of an action of Watch. Give it another, of a letter and up"
            + " to 99 letters, digits, underscores and hyphens: @Handle(name = ...).");
  }

  @Test
  void reportsTwoObserversOfOneName() {
    assertOnly(
        with(
            """
            class Outer { @Observer(entity = Order.class) @LogEvent("x") static class Watch {} }
            @Observer(entity = Customer.class, name = "Watch") @LogEvent("x") class Other {}
            """),
        1,
        "@Observer",
        "FQ506: There are two observers named Watch: app.Other and app.Outer.Watch. Rename one of them:"
            + " @Observer(name = ...).");
  }

  @Test
  void reportsTwoActionsOfOneName() {
    assertOnly(
        observer("", "@LogEvent(\"x\") @RunSql(value = \"x\", name = \"log\")"),
        2,
        "@LogEvent",
        "FQ507: Watch has two actions named log: @RunSql and @LogEvent. Rename one of them:"
            + " @LogEvent(name = ...).");
    assertOnly(
        handler("@Handle void on(RowEvent event) {} @Handle void on(DeliveredEvent event) {}"),
        2,
        "@Handle",
        "FQ507: Watch has two actions named on: on() and on(). Rename one of them: @Handle(name = ...).");
    assertOnly(
        observer("", "@Webhook(url = \"${a}\") @Webhook(url = \"${b}\")"),
        3,
        "class",
        "FQ507: Watch has two actions named webhook: @Webhook and @Webhook. Rename one of them:"
            + " @Webhook(name = ...).");
  }

  @Test
  void reportsActionsOutsideOfObservers() {
    assertThat(
            with("class Watch {\n  @Handle void on(RowEvent event) {}\n}\n@LogEvent(\"x\") class Log {}")
                .problems())
        .containsExactlyInAnyOrder(
            new Problem(
                2,
                "@Handle",
                "FQ508: Watch.on has @Handle, but Watch is no observer. Add @Observer to it, or remove"
                    + " @Handle."),
            new Problem(
                4,
                "@LogEvent",
                "FQ508: Log has @LogEvent, but Log is no observer. Add @Observer to it, or remove"
                    + " @LogEvent."));
  }

  /** What javac reports itself, after annotation processing, needs no second error. */
  @Test
  void leavesIncompleteAnnotationsToJavac() {
    assertThat(with("@Observer @Webhook @LogEvent class Watch {}").problems())
        .extracting(Problem::message)
        .noneMatch(message -> message.startsWith("FQ"))
        .anyMatch(message -> message.contains("missing a default value"));
    assertThat(with("@Observer(entity = Missing.class) @LogEvent(\"x\") class Watch {}").problems())
        .extracting(Problem::message)
        .noneMatch(message -> message.startsWith("FQ"))
        .anyMatch(message -> message.contains("cannot find symbol"));
  }
}
