package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.write.ShopServer.Response;
import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that halt within a mutation: the request is wholly there or not at all, and the same
 * request with its key is executed once.
 *
 * <p>With {@code -Dfraiseql.test.crashes=all}, they halt after every statement, and not after some.
 */
class CrashTest {
  private static final boolean ALL = "all".equals(System.getProperty("fraiseql.test.crashes"));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aHaltLeavesNoHalfRequest(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database, ShopServer.MAIN);
        ShopServer server = ShopServer.start(shop)) {
      ConsistencyCheck.fill(shop);
      List<Integer> sent = new ArrayList<>();
      for (String point :
          List.of(FailPoint.BEGUN, FailPoint.OUTBOX, FailPoint.COMMIT, FailPoint.COMMITTED)) {
        assertThat(halt(shop, server, point + ":1", sent)).as(point).isTrue();
      }
      boolean halts = true;
      for (int statement = ALL ? 1 : 4; halts; statement += ALL ? 1 : 9) {
        halts = halt(shop, server, FailPoint.STATEMENT + ":" + statement, sent);
      }
    }
  }

  /**
   * Sends a request to a server that halts at a point, and again to one that does not, and returns
   * whether the first one has halted.
   */
  private static boolean halt(Shop shop, ShopServer server, String point, List<Integer> sent)
      throws Exception {
    int number = sent.size() + 1;
    sent.add(number);
    Response response;
    try (ShopServer halting = ShopServer.startHalting(shop, point)) {
      response = send(halting, number);
      if (response == null) {
        halting.awaitHalt();
      }
    }
    boolean halted = response == null;
    assertThat(ConsistencyCheck.problems(shop, sent)).as(point).isEmpty();
    assertThat(ConsistencyCheck.isThere(shop, number))
        .as(point)
        .isEqualTo(!halted || point.startsWith(FailPoint.COMMITTED));
    List<String> stored =
        shop.rows(
            "select response from fq_idempotency where idempotency_key = '"
                + ConsistencyCheck.key(number)
                + "'");
    Response again = send(server, number);
    assertThat(again).as(point).isNotNull();
    assertThat(again.body()).startsWith("{\"data\":");
    if (!stored.isEmpty()) {
      assertThat(again.body()).as(point).isEqualTo(stored.getFirst());
    }
    assertThat(response).as(point).isIn(null, again);
    assertThat(send(server, number)).isEqualTo(again);
    assertThat(ConsistencyCheck.problems(shop, sent)).as(point).isEmpty();
    assertThat(ConsistencyCheck.isThere(shop, number)).isTrue();
    return halted;
  }

  private static @Nullable Response send(ShopServer server, int number) throws IOException {
    return server.post(
        ShopServer.body(ConsistencyCheck.request(number), null),
        "Idempotency-Key: " + ConsistencyCheck.key(number));
  }

  /** A checker that finds nothing proves nothing. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theCheckFindsHalfRequests(TestDatabase database) {
    String lines = database.option().equals("mysql") ? "`lines`" : "\"lines\"";
    for (String damage :
        List.of(
            "delete from fq_outbox where operation = 'UPDATED'",
            "delete from fq_outbox where entity_type = 'Line' and entity_key = '2'",
            "delete from " + lines + " where id = 2",
            "delete from order_labels",
            "delete from fq_idempotency",
            "update fq_idempotency set response = null",
            "update orders set version = version + 1 where id = 1",
            "update orders set total = total + 1 where id = 2")) {
      try (Shop shop = Shop.open(database)) {
        ConsistencyCheck.fill(shop);
        shop.executeOnce(ConsistencyCheck.key(1), ConsistencyCheck.request(1), Map.of());
        assertThat(ConsistencyCheck.problems(shop, List.of(1))).isEmpty();
        shop.run(damage);
        assertThat(ConsistencyCheck.problems(shop, List.of(1))).as(damage).isNotEmpty();
      }
    }
  }
}
