package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.write.ShopModel.Customer;
import dev.fraiseql.conformance.write.ShopModel.Line;
import dev.fraiseql.conformance.write.ShopModel.Order;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random mutations against a model in memory: after each request all rows equal the model's, and
 * the outbox has the model's changes, in order. A request that fails changes nothing.
 */
class RandomMutationsTest {
  private static final int REQUESTS = 150;
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

  private final Random random = new Random(Seed.get());
  private final List<String> products = List.of("a", "b", "c");
  private final List<String> labels = List.of("x", "y", "z");

  /** A request, and what it does to a model that holds the rows before it. */
  private record Step(String field, Effect effect) {}

  /** What a field does. */
  @FunctionalInterface
  private interface Effect {
    /**
     * Changes the model.
     *
     * @param ids the ids in the response, in order
     * @return the code of the expected error; null for none
     */
    @Nullable String apply(ShopModel model, List<Long> ids);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void rowsAndOutboxFollowTheModel(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      ShopModel model = new ShopModel();
      for (int i = 0; i < REQUESTS; i++) {
        List<Step> steps = new ArrayList<>();
        for (int fields = random.nextInt(4) == 0 ? 2 : 1; fields > 0; fields--) {
          steps.add(step(model));
        }
        model = check(shop, model, steps);
      }
      assertThat(shop.rows("select entity_type, entity_key, operation from fq_outbox order by id"))
          .isEqualTo(model.outbox);
    }
  }

  /** Executes a request, compares, and returns the model of the rows after it. */
  private ShopModel check(Shop shop, ShopModel before, List<Step> steps) {
    StringBuilder document = new StringBuilder("mutation {");
    for (int i = 0; i < steps.size(); i++) {
      document.append(" f").append(i).append(": ").append(steps.get(i).field());
    }
    String response = shop.execute(document.append(" }").toString());
    ShopModel after = before.copy();
    String expected = null;
    for (int i = 0; i < steps.size() && expected == null; i++) {
      expected = steps.get(i).effect().apply(after, ids(response, i, steps.size()));
    }
    String context = document + "\n" + response;
    if (expected != null) {
      assertThat(response).as(context).contains("\"code\":\"" + expected + '"', "\"data\":null");
    } else {
      assertThat(response).as(context).startsWith("{\"data\":{");
    }
    ShopModel result = expected == null ? after : before;
    assertThat(shop.execute(ShopModel.QUERY)).as(context).isEqualTo(result.json());
    return result;
  }

  /** The ids in the value of a field of the response, in order; any ids if the request failed. */
  private static List<Long> ids(String response, int field, int fields) {
    if (response.startsWith("{\"errors\"")) {
      return LongStream.range(2_000_000L + 100 * field, 2_000_100L + 100 * field).boxed().toList();
    }
    int from = response.indexOf("\"f" + field + "\":");
    int to = field + 1 < fields ? response.indexOf("\"f" + (field + 1) + "\":") : response.length();
    List<Long> ids = new ArrayList<>();
    Matcher found = ID.matcher(from < 0 ? "" : response.substring(from, to < 0 ? from : to));
    while (found.find()) {
      ids.add(Long.valueOf(found.group(1)));
    }
    return ids;
  }

  private Step step(ShopModel model) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> createCustomer();
      case 2 -> createOrders(model);
      case 3, 4 -> updateOrder(model);
      case 5 -> updateOrders();
      case 6 -> upsertOrder(model);
      case 7 -> deleteOrders(model);
      case 8 -> deleteCustomer(model);
      case 9 -> product();
      case 10 -> label();
      default -> updateLinks(model);
    };
  }

  private Step createCustomer() {
    String name = "n" + random.nextInt(100);
    String email = random.nextInt(3) == 0 ? null : "e" + random.nextInt(12);
    String street = random.nextBoolean() ? null : "s" + random.nextInt(9);
    int count = random.nextInt(3);
    List<Integer> numbers = new ArrayList<>();
    List<List<String>> skus = new ArrayList<>();
    StringBuilder orders = new StringBuilder();
    for (int i = 0; i < count; i++) {
      numbers.add(random.nextInt(4));
      List<String> own = new ArrayList<>();
      StringBuilder lines = new StringBuilder();
      for (int line = random.nextInt(3); line > 0; line--) {
        own.add(products.get(random.nextInt(3)));
        lines.append("{product: {sku: \"" + own.getLast() + "\"}, quantity: " + own.size() + "} ");
      }
      skus.add(own);
      orders.append(
          "{number: " + numbers.getLast() + ", total: 1.5, status: NEW, lines: [" + lines + "]} ");
    }
    String field =
        "createCustomer(input: {name: \"%s\"%s, address: {city: \"c\"%s}, orders: [%s]}) { id orders(orderBy: [{id: ASC}]) { id lines(orderBy: [{id: ASC}]) { id } } }"
            .formatted(
                name,
                email == null ? "" : ", email: \"" + email + '"',
                street == null ? "" : ", street: \"" + street + '"',
                orders);
    return new Step(
        field,
        (model, ids) -> {
          if (model.hasEmail(email) || new TreeSet<>(numbers).size() < numbers.size()) {
            return "CONFLICT";
          }
          if (skus.stream().flatMap(List::stream).anyMatch(sku -> !model.stock.containsKey(sku))) {
            return "BAD_USER_INPUT";
          }
          int next = 0;
          long customer = ids.get(next++);
          model.customers.put(customer, new Customer(name, email, street, "c"));
          List<Long> orderIds = new ArrayList<>();
          List<Runnable> children = new ArrayList<>();
          for (int i = 0; i < numbers.size(); i++) {
            long order = ids.get(next++);
            orderIds.add(order);
            model.insert(order, order(customer, numbers.get(i)));
            for (int line = 0; line < skus.get(i).size(); line++) {
              long id = ids.get(next++);
              Line row = new Line(order, skus.get(i).get(line), line + 1);
              children.add(() -> model.insert(id, row));
            }
          }
          children.forEach(Runnable::run);
          return null;
        });
  }

  private static Order order(long customer, int number) {
    return new Order(customer, number, new BigDecimal("1.5"), null, "NEW", 0, new TreeSet<>());
  }

  private Step createOrders(ShopModel known) {
    long customer = any(known.customers.keySet());
    int first = random.nextInt(8);
    int count = random.nextInt(4);
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < count; i++) {
      inputs.append(
          "{customer: {id: %d}, number: %d, total: 1.5, status: NEW} "
              .formatted(customer, first + i));
    }
    return new Step(
        "createOrders(inputs: [" + inputs + "]) { id }",
        (model, ids) -> {
          if (count > 0 && !model.customers.containsKey(customer)) {
            return "BAD_USER_INPUT";
          }
          for (int i = 0; i < count; i++) {
            if (model.order(customer, first + i) >= 0) {
              return "CONFLICT";
            }
          }
          for (int i = 0; i < count; i++) {
            model.insert(ids.get(i), order(customer, first + i));
          }
          return null;
        });
  }

  private Step updateOrder(ShopModel known) {
    long id = any(known.orders.keySet());
    String note = random.nextInt(3) == 0 ? null : "t" + random.nextInt(9);
    boolean adds = random.nextBoolean();
    int version = random.nextInt(3) == 0 ? random.nextInt(3) : -1;
    String field =
        "updateOrder(id: %d, input: {note: %s}%s%s) { id }"
            .formatted(
                id,
                note == null ? "null" : '"' + note + '"',
                adds ? ", increment: {total: 0.25}" : "",
                version < 0 ? "" : ", version: " + version);
    return new Step(
        field,
        (model, ids) -> {
          Order row = model.orders.get(id);
          if (row == null) {
            return null;
          }
          if (version >= 0 && version != row.version()) {
            return "CONFLICT";
          }
          BigDecimal total = adds ? row.total().add(new BigDecimal("0.25")) : row.total();
          model.update(
              id,
              new Order(
                  row.customer(),
                  row.number(),
                  total,
                  note,
                  row.status(),
                  row.version(),
                  row.labels()));
          return null;
        });
  }

  private Step updateOrders() {
    int below = random.nextInt(4);
    int limit = random.nextInt(3);
    return new Step(
        "updateOrders(where: {number: {lt: %d}}, input: {status: PAID}%s) { count }"
            .formatted(below, limit == 0 ? "" : ", limit: " + limit),
        (model, ids) -> {
          List<Long> matched =
              model.orders.entrySet().stream()
                  .filter(each -> each.getValue().number() < below)
                  .map(Map.Entry::getKey)
                  .limit(limit == 0 ? Long.MAX_VALUE : limit)
                  .toList();
          for (long id : matched) {
            Order row = Objects.requireNonNull(model.orders.get(id));
            model.update(
                id,
                new Order(
                    row.customer(),
                    row.number(),
                    row.total(),
                    row.note(),
                    "PAID",
                    row.version(),
                    row.labels()));
          }
          return null;
        });
  }

  private Step upsertOrder(ShopModel known) {
    long customer = any(known.customers.keySet());
    int number = random.nextInt(8);
    return new Step(
        ("upsertOrder(conflict: CUSTOMER_NUMBER, input: {customer: {id: %d}, number: %d, total: 9,"
                + " status: NEW}) { id }")
            .formatted(customer, number),
        (model, ids) -> {
          long id = model.order(customer, number);
          if (id >= 0) {
            Order row = Objects.requireNonNull(model.orders.get(id));
            model.update(
                id,
                new Order(
                    customer,
                    number,
                    new BigDecimal(9),
                    row.note(),
                    "NEW",
                    row.version(),
                    row.labels()));
          } else if (!model.customers.containsKey(customer)) {
            return "BAD_USER_INPUT";
          } else {
            Order row = order(customer, number);
            model.insert(
                ids.getFirst(),
                new Order(customer, number, new BigDecimal(9), null, "NEW", 0, row.labels()));
          }
          return null;
        });
  }

  private Step deleteOrders(ShopModel known) {
    if (random.nextBoolean()) {
      long id = any(known.orders.keySet());
      return new Step(
          "deleteOrder(id: " + id + ") { id }",
          (model, ids) -> {
            if (model.orders.containsKey(id)) {
              model.deleteOrders(List.of(id));
            }
            return null;
          });
    }
    int number = random.nextInt(6);
    return new Step(
        "deleteOrders(where: {number: {eq: " + number + "}}) { count rows { id } }",
        (model, ids) -> {
          model.deleteOrders(
              model.orders.entrySet().stream()
                  .filter(each -> each.getValue().number() == number)
                  .map(Map.Entry::getKey)
                  .toList());
          return null;
        });
  }

  private Step deleteCustomer(ShopModel known) {
    long id = any(known.customers.keySet());
    return new Step(
        "deleteCustomer(id: " + id + ") { id }",
        (model, ids) -> {
          if (model.orders.values().stream().anyMatch(each -> each.customer() == id)) {
            return "CONFLICT";
          }
          model.customers.remove(id);
          return null;
        });
  }

  private Step product() {
    String sku = products.get(random.nextInt(3));
    if (random.nextInt(4) == 0) {
      return new Step(
          "deleteProduct(sku: \"" + sku + "\") { sku }",
          (model, ids) -> {
            if (model.lines.values().stream().anyMatch(each -> each.product().equals(sku))) {
              return "CONFLICT";
            }
            model.stock.remove(sku);
            return null;
          });
    }
    return new Step(
        "upsertProduct(input: {sku: \"" + sku + "\", name: \"p\", stock: 5}) { sku }",
        (model, ids) -> {
          model.stock.put(sku, 5L);
          return null;
        });
  }

  private Step label() {
    String label = labels.get(random.nextInt(3));
    int kind = random.nextInt(6);
    if (kind == 0) {
      return new Step(
          "deleteLabel(name: \"" + label + "\") { name }",
          (model, ids) -> {
            model.deleteLabels(List.of(label));
            return null;
          });
    }
    if (kind == 1) {
      return new Step(
          "deleteLabels(where: {name: {in: [\"z\", \"x\"]}}) { count }",
          (model, ids) -> {
            model.deleteLabels(List.of("x", "z"));
            return null;
          });
    }
    return new Step(
        "createLabel(input: {name: \"" + label + "\"}) { name }",
        (model, ids) -> model.labels.add(label) ? null : "CONFLICT");
  }

  private Step updateLinks(ShopModel known) {
    long id = any(known.orders.keySet());
    String add = labels.get(random.nextInt(3));
    String remove = labels.get(random.nextInt(3));
    return new Step(
        ("updateOrder(id: %d, input: {labels: {add: [{name: \"%s\"}], remove: [{name: \"%s\"}]}})"
                + " { id }")
            .formatted(id, add, remove),
        (model, ids) -> {
          Order row = model.orders.get(id);
          if (row == null) {
            return null;
          }
          if (!model.labels.contains(add)) {
            return "BAD_USER_INPUT";
          }
          row.labels().remove(remove);
          row.labels().add(add);
          model.update(id, row);
          return null;
        });
  }

  /** One of some ids, or one that does not exist. */
  private long any(Set<Long> ids) {
    Object[] all = ids.toArray();
    return all.length == 0 || random.nextInt(8) == 0
        ? 1_000_000
        : (Long) Arrays.asList(all).get(random.nextInt(all.length));
  }
}
