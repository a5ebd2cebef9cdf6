package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.Backoff;
import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.event.RetryPolicy;
import dev.fraiseql.contract.event.RowChange;
import dev.fraiseql.contract.event.RowEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObserverWriterTest {
  /** An observer is a list of what its handlers got: tests and sources have no class in common. */
  private static final String BIG_ORDERS =
      """
      import dev.fraiseql.annotations.Observer; import dev.fraiseql.contract.event.*;
      @Observer(entity = Shop.Order.class, on = {Change.UPDATED, Change.CREATED},
          when = "total > 1000 && (note is null || note != 'test') && address.city in ('Rome', 'Turin') && fieldChanged('status')",
          ordered = false, start = StartPosition.KEPT_EVENTS)
      @Webhook(url = "${alerts.url}", secret = "${alerts.secret}", headers = "X-Total: {{total}}",
          redact = {"note", "note"}, rate = 2.5, retry = @Retry(strategy = Backoff.FIXED, attempts = 3))
      @LogEvent(value = "order {{id}}", timeout = "PT1S")
      final class BigOrders extends ArrayList<String> {
        private static final long serialVersionUID = 1;
        @Handle void entity(EntityEvent<Shop.Order> event) { add(event.before() + " -> " + event.after()); }
        @Handle(name = "row", concurrency = 1) void other(RowEvent event) { add(event.key()); }
        @Deprecated @Handle void delivered(DeliveredEvent event) throws Exception {
          if (event.attempt() == 1) { throw new java.io.IOException("not yet"); }
          add(event.id());
        }
      }
      """;

  private static final String SHOP =
      """
      public final class Shop {
        enum Status { OPEN, PAID }
        record Address(@Nullable String city) {}
        @Type(capture = Capture.OUTBOX) public record Customer(@Id long id) {}
        @Type(capture = Capture.OUTBOX) record Order(@Id long id, Status status,
            @Column(precision = 12, scale = 2) BigDecimal total, Optional<String> note,
            @Embedded Address address, @Relation Customer customer,
            @Relation(through = @Join(table = "order_customer")) List<Customer> readers) {}
      }
      """;

  private static DeliveredEvent event(
      Change operation, @Nullable String before, @Nullable String after, String changed) {
    RowEvent.Header header =
        new RowEvent.Header(
            new UUID(1, 2), "Order", "7", operation, Instant.EPOCH, null, null, null);
    return new DeliveredEvent(new RowEvent(header, before, after, changed), "d", 1, 0);
  }

  private static String order(String status, String total, String note, String city) {
    return "{\"id\":\"7\",\"status\":\"%s\",\"total\":\"%s\",\"note\":%s,\"address\":{\"city\":%s},\"customer\":{\"id\":\"1\"}}"
        .formatted(status, total, note, city);
  }

  @Test
  void writesAnObserverThatReadsAsItShould() throws Exception {
    Map<String, String> written = CompiledApp.of(BIG_ORDERS, SHOP).written();

    assertThat(written.get("/SOURCE_OUTPUT/app/BigOrdersObserver.java"))
        .isEqualTo(golden("BigOrdersObserver"));
    assertThat(written.get("/SOURCE_OUTPUT/app/Shop_OrderInstances.java"))
        .isEqualTo(golden("Shop_OrderInstances"));
  }

  /** To make it anew, copy what the test says it got, after reading it. */
  private static String golden(String name) throws IOException {
    try (InputStream in = ObserverWriterTest.class.getResourceAsStream(name + ".java.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void describesTheObserver() {
    CompiledObserver observer = CompiledApp.of(BIG_ORDERS, SHOP).catalog().observers().getFirst();

    RetryPolicy retry =
        new RetryPolicy(
            Backoff.EXPONENTIAL,
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            12,
            Duration.ofDays(3));
    RetryPolicy fixed =
        new RetryPolicy(
            Backoff.FIXED, Duration.ofSeconds(1), Duration.ofMinutes(10), 3, Duration.ofDays(3));
    ActionPolicy method = new ActionPolicy(Duration.ofSeconds(30), retry, 8, 0);
    assertThat(observer.model())
        .isEqualTo(
            new ObserverModel(
                "BigOrders",
                "Order",
                Set.of(Change.CREATED, Change.UPDATED),
                "total > 1000 && (note is null || note != 'test') && address.city in ('Rome', 'Turin')"
                    + " && fieldChanged('status')",
                false,
                StartPosition.KEPT_EVENTS,
                List.of(
                    new ActionModel.Webhook(
                        "webhook",
                        "${alerts.url}",
                        "${alerts.secret}",
                        List.of("X-Total: {{total}}"),
                        "",
                        Set.of("note"),
                        new ActionPolicy(Duration.ofSeconds(15), fixed, 8, 2.5)),
                    new ActionModel.Log(
                        "log",
                        "order {{id}}",
                        new ActionPolicy(Duration.ofSeconds(1), retry, 8, 0)),
                    new ActionModel.Method("entity", method),
                    new ActionModel.Method("row", new ActionPolicy(method.timeout(), retry, 1, 0)),
                    new ActionModel.Method("delivered", method))));
  }

  @Test
  void describesEachKindOfAction() {
    CompiledObserver observer =
        CompiledApp.of(
                """
                import dev.fraiseql.annotations.Observer;
                @Observer(entity = Shop.Order.class, name = "all")
                @Webhook(url = "${a}", name = "first") @Webhook(url = "${b}", body = "{\\"id\\": {{id}}}")
                @SendEmail(to = {"a@b", "{{note}}"}, subject = "s", body = "one\\ntwo", from = "f")
                @SendSlack(url = "${slack}", text = "t") @SendSms(to = "+49", text = "t")
                @SendPush(to = "p", title = "t", text = "x")
                @RunSql("insert into audit values ({{event.id}}, 'a \\"quoted\\" text that is long enough for a block')")
                interface All {}
                """,
                SHOP)
            .catalog()
            .observers()
            .getFirst();

    ObserverModel model = observer.model();
    assertThat(observer.owner().getSimpleName()).isEqualTo("All");
    assertThat(model.name()).isEqualTo("all");
    assertThat(model.on()).containsExactlyInAnyOrder(Change.values());
    ActionPolicy policy = model.actions().getFirst().policy();
    ActionPolicy slow = new ActionPolicy(policy.timeout(), policy.retry(), 2, 0);
    ActionPolicy one = new ActionPolicy(policy.timeout(), policy.retry(), 1, 0);
    assertThat(model.actions())
        .containsExactly(
            new ActionModel.Webhook("first", "${a}", "", List.of(), "", Set.of(), policy),
            new ActionModel.Webhook(
                "webhook", "${b}", "", List.of(), "{\"id\": {{id}}}", Set.of(), policy),
            new ActionModel.Email("email", List.of("a@b", "{{note}}"), "f", "s", "one\ntwo", slow),
            new ActionModel.Slack("slack", "${slack}", "t", one),
            new ActionModel.Sms("sms", "+49", "t", policy),
            new ActionModel.Push("push", "p", "t", "x", policy),
            new ActionModel.Sql(
                "sql",
                "insert into audit values ({{event.id}}, 'a \"quoted\" text that is long enough for a"
                    + " block')",
                policy));
    assertThat(
            observer.matches(
                event(Change.DELETED, order("OPEN", "1", "null", "null"), null, "[]")
                    .event()
                    .change()))
        .isTrue();
    assertThatThrownBy(() -> observer.handle("sql", "", event(Change.DELETED, null, null, "[]")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void matchesByTheCondition() {
    CompiledObserver observer = CompiledApp.of(BIG_ORDERS, SHOP).catalog().observers().getFirst();
    String open = order("OPEN", "1000.01", "null", "\"Rome\"");

    assertThat(observer.matches(change(open, order("PAID", "1000.01", "null", "\"Rome\""))))
        .isTrue();
    assertThat(observer.matches(change(open, order("PAID", "1000.00", "null", "\"Rome\""))))
        .isFalse();
    assertThat(observer.matches(change(open, order("PAID", "2000.00", "\"test\"", "\"Rome\""))))
        .isFalse();
    assertThat(observer.matches(change(open, order("PAID", "2000.00", "null", "null")))).isFalse();
    assertThat(observer.matches(event(Change.CREATED, null, open, "[]").event().change()))
        .isFalse();
  }

  private static RowChange change(String before, String after) {
    return event(Change.UPDATED, before, after, "[\"status\"]").event().change();
  }

  @Test
  void callsTheHandlers() throws Exception {
    CompiledObserver observer = CompiledApp.of(BIG_ORDERS, SHOP).catalog().observers().getFirst();
    Object instance = observer.create();
    DeliveredEvent event =
        event(Change.CREATED, null, order("PAID", "10.00", "\"n\"", "null"), "[]");

    observer.handle("entity", instance, event);
    observer.handle("row", instance, event);
    observer.handle("delivered", instance, new DeliveredEvent(event.event(), "e.BigOrders", 2, 0));

    assertThat(instance)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(
            "null -> Order[id=7, status=PAID, total=10.00, note=Optional[n],"
                + " address=Address[city=null], customer=null, readers=null]",
            "7",
            "e.BigOrders");
    assertThatThrownBy(() -> observer.handle("delivered", instance, event))
        .isInstanceOf(IOException.class)
        .hasMessage("not yet");
    assertThatThrownBy(() -> observer.handle("other", instance, event))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesInstancesToTheRuntimeWithoutAConstructorToCall() throws Exception {
    CompiledObserver observer =
        CompiledApp.of(
                """
                import dev.fraiseql.annotations.Observer; import dev.fraiseql.contract.event.*;
                @Observer(entity = Shop.Order.class) class Injected {
                  Injected(Runnable dependency) {}
                  @Handle void on(RowEvent event) {}
                }
                """,
                SHOP)
            .catalog()
            .observers()
            .getFirst();

    assertThat(observer.create()).isNull();
  }

  /** Nulls, and what is made by lambdas, fit several constructors. */
  @Test
  void callsTheConstructorOfTheComponents() throws Exception {
    CompiledObserver observer =
        CompiledApp.of(
                """
                import dev.fraiseql.annotations.Observer; import dev.fraiseql.contract.event.*;
                public final class Odd {
                  enum Level { LOW }
                  record Inner(byte[] bytes, List<Level> levels) { Inner(int[] bytes, List<String> more) { this(new byte[0], List.of()); } }
                  @Type(capture = Capture.OUTBOX) record Row(@Id int id, Level level, Optional<Level> more,
                      @Embedded @Nullable Inner inner, @Relation @Nullable Row next) {
                    Row(long id, String level, Optional<String> more, Object inner, String next) {
                      this(0, Level.LOW, Optional.empty(), null, null);
                    }
                  }
                  @Observer(entity = Row.class) static final class Watch extends ArrayList<String> {
                    private static final long serialVersionUID = 1;
                    @Handle void on(EntityEvent<Row> event) { add(event.after().id() + " " + event.after().inner().levels()); }
                  }
                }
                """)
            .catalog()
            .observers()
            .getFirst();
    Object instance = observer.create();
    observer.handle(
        "on",
        instance,
        event(
            Change.CREATED,
            null,
            "{\"id\":\"7\",\"level\":\"LOW\",\"inner\":{\"bytes\":\"AA==\",\"levels\":[\"LOW\"]}}",
            "[]"));

    assertThat(instance).hasToString("[7 [LOW]]");
  }

  /** Deprecated classes are used without a warning, and names that meet those of generated code. */
  @Test
  void compilesWithoutWarnings() {
    CompiledApp app =
        CompiledApp.of(
            """
            import dev.fraiseql.annotations.Observer; import dev.fraiseql.contract.event.*;
            @Deprecated public final class Odd {
              @Observer(entity = EventRow.class) static final class CompiledObserver {
                @Handle void handle(EntityEvent<EventRow> instance) {}
                @Handle void observer(RowEvent event) {}
              }
              @Deprecated @Type(capture = Capture.OUTBOX) record EventRow(@Id int row, @Embedded Inner inner,
                  @Ignore byte small, @Ignore @Nullable List<String> ignored) {}
              record Inner(@Deprecated String row) {}
            }
            """);

    assertThat(app.catalog().observers().getFirst().owner().getSimpleName())
        .isEqualTo("CompiledObserver");
  }
}
