package dev.fraiseql.conformance.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of {@link Shop} should hold, computed without SQL: the rows, and the entries that
 * the outbox should have.
 */
final class ShopModel {
  final Map<Long, Customer> customers = new TreeMap<>();
  final Map<Long, Order> orders = new TreeMap<>();
  final Map<Long, Line> lines = new TreeMap<>();
  final Map<String, Long> stock = new TreeMap<>();
  final TreeSet<String> labels = new TreeSet<>();
  final List<String> outbox = new ArrayList<>();

  record Customer(String name, @Nullable String email, @Nullable String street, String city) {}

  record Order(
      long customer,
      int number,
      BigDecimal total,
      @Nullable String note,
      String status,
      int version,
      TreeSet<String> labels) {

    /** The same order with another version. */
    Order raised() {
      return new Order(customer, number, total, note, status, version + 1, labels);
    }
  }

  record Line(long order, String product, int quantity) {}

  /** A copy that changes do not reach. */
  ShopModel copy() {
    ShopModel copy = new ShopModel();
    copy.customers.putAll(customers);
    orders.forEach((id, order) ->
        copy.orders.put(
            id,
            new Order(
                order.customer,
                order.number,
                order.total,
                order.note,
                order.status,
                order.version,
                new TreeSet<>(order.labels))));
    copy.lines.putAll(lines);
    copy.stock.putAll(stock);
    copy.labels.addAll(labels);
    copy.outbox.addAll(outbox);
    return copy;
  }

  boolean hasEmail(@Nullable String email) {
    return email != null && customers.values().stream().anyMatch(each -> email.equals(each.email));
  }

  /** The id of the order of a customer with a number; -1 if there is none. */
  long order(long customer, int number) {
    for (Map.Entry<Long, Order> each : orders.entrySet()) {
      if (each.getValue().customer == customer && each.getValue().number == number) {
        return each.getKey();
      }
    }
    return -1;
  }

  void insert(long id, Order order) {
    orders.put(id, order);
    outbox.add("Order|" + id + "|CREATED");
  }

  void insert(long id, Line line) {
    lines.put(id, line);
    outbox.add("Line|" + id + "|CREATED");
  }

  void update(long id, Order order) {
    orders.put(id, order.raised());
    outbox.add("Order|" + id + "|UPDATED");
  }

  /** Deletes orders with their lines, in the order in which it is done. */
  void deleteOrders(List<Long> ids) {
    for (Iterator<Map.Entry<Long, Line>> rest = lines.entrySet().iterator(); rest.hasNext(); ) {
      Map.Entry<Long, Line> line = rest.next();
      if (ids.contains(line.getValue().order)) {
        rest.remove();
        outbox.add("Line|" + line.getKey() + "|DELETED");
      }
    }
    for (long id : ids) {
      orders.remove(id);
      outbox.add("Order|" + id + "|DELETED");
    }
  }

  /** Deletes labels, which changes the orders that have them, in the order in which it is done. */
  void deleteLabels(List<String> names) {
    TreeSet<Long> changed = new TreeSet<>();
    for (String name : names) {
      labels.remove(name);
      for (Map.Entry<Long, Order> each : List.copyOf(orders.entrySet())) {
        if (each.getValue().labels.remove(name) && changed.add(each.getKey())) {
          update(each.getKey(), each.getValue());
        }
      }
    }
  }

  /** The response to {@link #QUERY}. */
  String json() {
    StringBuilder out = new StringBuilder("{\"data\":{\"customers\":[");
    String comma = "";
    for (Map.Entry<Long, Customer> each : customers.entrySet()) {
      Customer row = each.getValue();
      out.append(comma)
          .append(
              "{\"id\":\"%d\",\"name\":%s,\"email\":%s,\"address\":{\"street\":%s,\"city\":%s}}"
                  .formatted(
                      each.getKey(),
                      text(row.name),
                      text(row.email),
                      text(row.street),
                      text(row.city)));
      comma = ",";
    }
    out.append("],\"orders\":[");
    comma = "";
    for (Map.Entry<Long, Order> each : orders.entrySet()) {
      Order row = each.getValue();
      out.append(comma)
          .append(
              ("{\"id\":\"%d\",\"customer\":{\"id\":\"%d\"},\"number\":%d,\"total\":%s,\"note\":%s,"
                      + "\"status\":\"%s\",\"version\":%d,\"labels\":[%s]}")
                  .formatted(
                      each.getKey(),
                      row.customer,
                      row.number,
                      row.total.setScale(2).toPlainString(),
                      text(row.note),
                      row.status,
                      row.version,
                      String.join(
                          ",", row.labels.stream().map(l -> "{\"name\":\"" + l + "\"}").toList())));
      comma = ",";
    }
    out.append("],\"lines\":[");
    comma = "";
    for (Map.Entry<Long, Line> each : lines.entrySet()) {
      Line row = each.getValue();
      out.append(comma)
          .append(
              "{\"id\":\"%d\",\"order\":{\"id\":\"%d\"},\"product\":{\"sku\":\"%s\"},\"quantity\":%d}"
                  .formatted(each.getKey(), row.order, row.product, row.quantity));
      comma = ",";
    }
    out.append("],\"products\":[");
    comma = "";
    for (Map.Entry<String, Long> each : stock.entrySet()) {
      out.append(comma)
          .append("{\"sku\":\"%s\",\"stock\":%d}".formatted(each.getKey(), each.getValue()));
      comma = ",";
    }
    out.append("],\"labels\":[");
    out.append(String.join(",", labels.stream().map(l -> "{\"name\":\"" + l + "\"}").toList()));
    return out.append("]}}").toString();
  }

  /** Reads all rows. */
  static final String QUERY =
      "{ customers(orderBy: [{id: ASC}]) { id name email address { street city } }"
          + " orders(orderBy: [{id: ASC}]) { id customer { id } number total note status version"
          + " labels(orderBy: [{name: ASC}]) { name } }"
          + " lines(orderBy: [{id: ASC}]) { id order { id } product { sku } quantity }"
          + " products(orderBy: [{sku: ASC}]) { sku stock } labels(orderBy: [{name: ASC}]) { name } }";

  private static String text(@Nullable String value) {
    return value == null ? "null" : '"' + value + '"';
  }
}
