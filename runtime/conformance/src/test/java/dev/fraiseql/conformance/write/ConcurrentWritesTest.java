package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several writers of the same rows at once: for each key, the outbox has every committed change, in
 * the order of the row's versions, and none that was rolled back.
 */
class ConcurrentWritesTest {
  private static final int WRITERS = 8;
  private static final int REQUESTS = 15;
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void outboxFollowsTheVersionsOfEachRow(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"c\"}, orders: ["
              + "{number: 1, total: 0, status: NEW}, {number: 2, total: 0, status: NEW},"
              + " {number: 3, total: 0, status: NEW}]}) { id } }");
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(Seed.get() + writer);
        writers.add(() -> write(shop, random));
      }
      int added = 0;
      for (Future<Integer> each : threads.invokeAll(writers)) {
        added += each.get();
      }
      assertThat(shop.execute("{ ordersAggregate { totalSum } }"))
          .isEqualTo("{\"data\":{\"ordersAggregate\":[{\"totalSum\":" + added + ".00}]}}");
      Map<String, Integer> versions = new HashMap<>();
      for (String entry :
          shop.rows(
              "select entity_key, operation, after_row from fq_outbox where entity_type = 'Order'"
                  + " order by id")) {
        String[] parts = entry.split("\\|", 3);
        Matcher version = VERSION.matcher(parts[2]);
        assertThat(version.find()).isTrue();
        int before = versions.getOrDefault(parts[0], -1);
        assertThat(Integer.parseInt(version.group(1))).as(entry).isEqualTo(before + 1);
        versions.put(parts[0], before + 1);
      }
      List<String> stored = new ArrayList<>();
      versions.forEach((key, version) -> stored.add(key + "|" + version));
      assertThat(shop.rows("select id, version from orders order by id"))
          .containsExactlyInAnyOrderElementsOf(stored);
    }
  }

  /** Sends requests, and returns what those that were committed have added to totals. */
  private static int write(Shop shop, Random random) {
    int added = 0;
    for (int i = 0; i < REQUESTS; i++) {
      int first = 1 + random.nextInt(3);
      int second = 1 + random.nextInt(3);
      // Two rows in either order: transactions that wait for one another.
      String both =
          "a: updateOrder(id: %d, increment: {total: 1}) { id } b: updateOrder(id: %d, increment: {total: 1}) { id }"
              .formatted(first, second);
      // A number that exists already: the whole request is undone.
      String fails =
          random.nextInt(4) == 0 ? " c: updateOrder(id: 1, input: {number: 2}) { id }" : "";
      String response = shop.execute("mutation { " + both + fails + " }");
      if (response.startsWith("{\"data\":{")) {
        added += 2;
      } else {
        assertThat(response).containsPattern("\"code\":\"(CONFLICT|TIMEOUT)\"");
      }
    }
    return added;
  }

  /** Deadlocks cost PostgreSQL a second each: repeated without an order, they exhaust the pool. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void requestsInOppositeOrdersAllSucceed(TestDatabase database) throws Exception {
    int writers = 20;
    try (Shop shop = Shop.open(database);
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      shop.execute(
          "mutation { createProducts(inputs: [{sku: \"a\", name: \"A\", stock: 0}, {sku: \"b\", name:"
              + " \"B\", stock: 0}]) { sku } }");
      List<Callable<String>> requests = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        requests.add(() -> shop.execute(both("a", "b")));
        requests.add(() -> shop.execute(both("b", "a")));
      }
      for (Future<String> each : threads.invokeAll(requests)) {
        assertThat(each.get()).doesNotContain("errors");
      }
      assertThat(shop.rows("select stock from products")).containsExactly("40", "40");
    }
  }

  private static String both(String first, String second) {
    return "mutation { one: updateProduct(sku: \"%s\", increment: {stock: 1}) { stock } two: updateProduct(sku: \"%s\", increment: {stock: 1}) { stock } }"
        .formatted(first, second);
  }
}
