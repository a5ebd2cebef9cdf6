package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static dev.fraiseql.processor.check.ObserverSources.handler;
import static dev.fraiseql.processor.check.ObserverSources.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class HandlerRuleTest {
  @Test
  void acceptsEachEvent() {
    assertNone(
        handler(
            """
            @Handle void entity(EntityEvent<Order> event) throws Exception {}
            @Handle public void row(RowEvent event) {}
            @Handle @Deprecated protected void delivered(DeliveredEvent event) { throw new Error(); }
            """));
  }

  @Test
  void reportsAMethodThatCannotBeCalled() {
    assertOnly(
        handler("@Handle private void on(RowEvent event) {}"),
        2,
        "on",
        "FQ509: Watch.on has @Handle, but it is private, so generated code cannot access it. Make it"
            + " package-private.");
    assertOnly(
        handler("@Handle static void on(RowEvent event) {}"),
        2,
        "on",
        "FQ509: Watch.on has @Handle, but it is static. Make it an instance method.");
    assertOnly(
        handler("@Handle <T> void on(RowEvent event) {}"),
        2,
        "on",
        "FQ509: Watch.on has @Handle, but it has type parameters. Remove them.");
    assertOnly(
        handler("@Handle boolean on(RowEvent event) { return true; }"),
        2,
        "on",
        "FQ509: Watch.on has @Handle, but it returns boolean, which nothing receives. Make it void, and"
            + " return when the work is done.");
    assertOnly(
        handler("@Handle void on(RowEvent event) throws Throwable {}"),
        2,
        "on",
        "FQ509: Watch.on has @Handle, but it throws what is no Exception. Declare an Exception.");
  }

  @Test
  void reportsAnAbstractMethod() {
    assertThat(
            with("@Observer(entity = Order.class) abstract class Watch { @Handle abstract void on(RowEvent event); }")
                .problems())
        .extracting(Compiler.Problem::message)
        .contains("FQ509: Watch.on has @Handle, but it is abstract. Give it a body.");
  }

  @Test
  void reportsAWrongParameter() {
    String events = ". A handler takes one event: EntityEvent<Order>, RowEvent or DeliveredEvent.";
    assertOnly(
        handler("@Handle void on() {}"), 2, "on", "FQ510: Watch.on takes no parameter" + events);
    assertOnly(
        handler("@Handle void on(RowEvent event, int attempt) {}"),
        2,
        "on",
        "FQ510: Watch.on takes 2 parameters" + events);
    assertOnly(
        handler("@Handle void on(Order order) {}"),
        2,
        "order",
        "FQ510: Watch.on takes Order" + events);
    assertOnly(
        handler("@Handle void on(EntityEvent<Customer> event) {}"),
        2,
        "event",
        "FQ510: Watch.on takes EntityEvent<Customer>" + events);
    assertOnly(
        handler("@Handle void on(EntityEvent<?> event) {}"),
        2,
        "event",
        "FQ510: Watch.on takes EntityEvent<?>" + events);
  }

  private static Compiler of(String entity) {
    return with(
        "@Observer(entity = %1$s.class) class Watch {\n  @Handle void on(EntityEvent<%1$s> event) {}\n}"
            .formatted(entity));
  }

  @Test
  void reportsAnEntityThatCannotBeMadeOfAnEvent() {
    assertOnly(
        of("Shelf"),
        2,
        "event",
        "FQ511: Watch.on takes EntityEvent<Shelf>, but no instance can be made of an event: Shelf is a"
            + " class and not a record. Take a RowEvent.");
    assertOnly(
        of("Page"),
        2,
        "event",
        "FQ511: Watch.on takes EntityEvent<Page>, but no instance can be made of an event: Page.parts is"
            + " a document of the Java type Map<String, String>. Take a RowEvent.");
    assertOnly(
        of("Slot"),
        2,
        "event",
        "FQ511: Watch.on takes EntityEvent<Slot>, but no instance can be made of an event: Place is a"
            + " class and not a record. Take a RowEvent.");
  }
}
