package dev.fraiseql.conformance.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether what was written agrees with itself: rows are what the outbox says, and each request is
 * wholly there or not at all.
 */
final class ConsistencyCheck {
  /** Creates an order with lines and a link, and changes another one. */
  private static final String REQUEST =
      "mutation { createOrder(input: {customer: {id: \"1\"}, number: %s, total: 1, status: NEW,"
          + " lines: [{product: {sku: \"a\"}, quantity: 1}, {product: {sku: \"a\"}, quantity: 2}],"
          + " labels: [{name: \"l\"}]}) { id number lines { quantity } labels { name } }"
          + " updateOrder(id: \"1\", increment: {total: 1}) { id total } }";

  private ConsistencyCheck() {}

  /** What all requests need. */
  static void fill(Shop shop) {
    shop.execute(
        "mutation { createProduct(input: {sku: \"a\", name: \"Axe\", stock: 1}) { sku }"
            + " createLabel(input: {name: \"l\"}) { name }"
            + " createCustomer(input: {name: \"Ada\", address: {city: \"c\"}, orders: ["
            + "{number: 0, total: 0, status: NEW}]}) { id } }");
    // The first key creates the table of keys.
    shop.executeOnce("first", "mutation { deleteOrder(id: \"0\") { id } }", Map.of());
  }

  /** The request whose order has a number. */
  static String request(int number) {
    return REQUEST.formatted(number);
  }

  /** The key of that request. */
  static String key(int number) {
    return "key-" + number;
  }

  /** Whether that request was executed. */
  static boolean isThere(Shop shop, int number) {
    return !shop.rows("select id from orders where number = " + number).isEmpty();
  }

  /**
   * What does not agree; empty if all does.
   *
   * @param numbers of the requests that were sent
   */
  static List<String> problems(Shop shop, List<Integer> numbers) {
    List<String> problems = new ArrayList<>();
    Map<String, String> states = new TreeMap<>();
    for (String entry :
        shop.rows(
            "select entity_type, entity_key, operation, before_row, after_row from fq_outbox order"
                + " by id")) {
      String[] parts = entry.split("\\|", 5);
      String key = parts[0] + " " + parts[1];
      String before = states.getOrDefault(key, "null");
      if (!before.equals(parts[3])) {
        problems.add(key + " was " + before + ", and its change begins with " + parts[3]);
      }
      states.put(key, parts[4]);
    }
    states.values().removeIf("null"::equals);
    Map<String, String> rows = new TreeMap<>();
    shop.rows("select id, customer_id, number, total, status, version from orders")
        .forEach(row -> rows.put("Order " + row.split("\\|")[0], orderJson(row.split("\\|"))));
    shop.rows("select l.id, l.order_id, l.product_sku, l.quantity from " + lines(shop) + " l")
        .forEach(row -> rows.put("Line " + row.split("\\|")[0], lineJson(row.split("\\|"))));
    if (!rows.equals(states)) {
      problems.add("rows are " + rows + ", and the outbox says " + states);
    }
    int there = 0;
    for (int number : numbers) {
      List<String> parts =
          List.of(
              count(shop, "orders o where o.number = " + number),
              count(
                  shop,
                  lines(shop) + " l join orders o on o.id = l.order_id where o.number = " + number),
              count(
                  shop,
                  "order_labels l join orders o on o.id = l.order_id where o.number = " + number),
              count(
                  shop,
                  "fq_idempotency where response is not null and idempotency_key = '"
                      + key(number)
                      + "'"));
      if (parts.equals(List.of("1", "2", "1", "1"))) {
        there++;
      } else if (!parts.equals(List.of("0", "0", "0", "0"))) {
        problems.add("request " + number + " has orders, lines, links, responses: " + parts);
      }
    }
    List<String> total = shop.rows("select version from orders where number = 0");
    if (!total.equals(List.of(Integer.toString(there)))) {
      problems.add(there + " requests have changed order 0, whose version is " + total);
    }
    return problems;
  }

  private static String lines(Shop shop) {
    return shop.url().startsWith("jdbc:m") ? "`lines`" : "\"lines\"";
  }

  private static String count(Shop shop, String from) {
    return shop.rows("select count(*) from " + from).getFirst();
  }

  private static String orderJson(String[] row) {
    return "{\"id\":\"%s\",\"customer\":{\"id\":\"%s\"},\"number\":%s,\"total\":%s,\"note\":null,\"status\":\"%s\",\"version\":%s}"
        .formatted(
            row[0], row[1], row[2], new java.math.BigDecimal(row[3]).setScale(2), row[4], row[5]);
  }

  private static String lineJson(String[] row) {
    return "{\"id\":\"%s\",\"order\":{\"id\":\"%s\"},\"product\":{\"sku\":\"%s\"},\"quantity\":%s}"
        .formatted((Object[]) row);
  }
}
