package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Root fields that methods of the author's execute. */
class MethodsTest {
  private static final String IMPORTS =
      """
      import dev.fraiseql.contract.*;
      import dev.fraiseql.contract.method.*;
      import jakarta.validation.constraints.*;
      import java.sql.Connection;
      import java.sql.SQLException;
      """;

  private static final String CLASSES =
      """
      @Mutation
      final class Orders {
        private int attempts;

        /**
         * Places an order.
         *
         * @param sku of the only product
         */
        RowKey<Order> placeOrder(
            @Id long customer,
            @NotBlank String sku,
            @Min(1) short quantity,
            @Nullable String note,
            Changes changes) {
          Map<String, Object> values = new HashMap<>();
          values.put("customer", customer);
          values.put("number", 1);
          values.put("total", new BigDecimal("2.50"));
          values.put("note", note);
          values.put("status", Status.NEW);
          values.put("lines", List.of(Map.of("product", sku, "quantity", quantity)));
          changes.increment(RowKey.of(Product.class, sku), Map.of("stock", -quantity));
          return changes.create(Order.class, values);
        }

        /** Changes a total by SQL, which is recorded. */
        @Nullable RowKey<Order> payOrder(
            @Id long id, BigDecimal total, Changes changes)
            throws SQLException {
          var order = RowKey.of(Order.class, id);
          changes.record(order, () -> {
            try (var update = changes.connection().prepareStatement(
                "update orders set total = ?, status = 'PAID' where id = ?")) {
              update.setBigDecimal(1, total);
              update.setLong(2, id);
              update.executeUpdate();
            }
          });
          return order;
        }

        RowKey<Product> stockProduct(String sku, int stock, Changes changes) {
          return changes.upsert(
              Product.class, "ID", Map.of("sku", sku, "name", "Named " + sku, "stock", stock));
        }

        RowKey<Order> touchOrder(@Id long id) {
          return RowKey.of(Order.class, id);
        }

        void cancelOrder(@Id long id, Changes changes) {
          if (!changes.delete(RowKey.of(Order.class, id))) {
            throw new RequestException(
                ErrorCode.NOT_FOUND, "There is no order " + id + ".")
                .with("reason", "GONE");
          }
        }

        List<RowKey<Product>> restock(
            List<String> skus, int by, Changes changes) {
          return skus.stream()
              .map(sku -> RowKey.of(Product.class, sku))
              .peek(key -> changes.increment(key, Map.of("stock", by)))
              .toList();
        }

        int fail(Changes changes) {
          changes.create(Label.class, Map.of("name", "lost"));
          throw new IllegalStateException("secret");
        }

        int spoil(String name, Changes changes) {
          changes.create(Label.class, Map.of("name", name, "color", "far too long"));
          return 1;
        }

        int misname(String kind, Changes changes) {
          switch (kind) {
            case "field" -> changes.create(Label.class, Map.of("nam", "x"));
            case "relation" -> changes.create(Order.class, Map.of("client", 1));
            case "shape" -> changes.create(Order.class, Map.of("lines", List.of("x")));
            case "link" -> changes.update(
                RowKey.of(Order.class, 1L), Map.of("labels", Map.of("plus", List.of())));
            case "key" -> changes.update(
                RowKey.of(Order.class, 1L), Map.of("customer", Map.of("nr", 1)));
            default -> changes.upsert(Label.class, "NAM", Map.of("name", "x"));
          }
          return 1;
        }

        int twice(Changes changes) {
          changes.create(Label.class, Map.of("name", "double"));
          try {
            changes.create(Label.class, Map.of("name", "double"));
          } catch (RuntimeException e) {
            return 2;
          }
          return 1;
        }

        int conflicts(Changes changes) throws Exception {
          if (++attempts == 1) {
            boolean sqlite = changes.connection().getMetaData().getURL().contains("sqlite");
            throw new Exception("wrapped", new SQLException("deadlock", "40P01", sqlite ? 5 : 1213));
          }
          return attempts;
        }

        int label(List<String> names, Connection connection) {
          return dev.fraiseql.conformance.write.JdbiLabels.insert(connection, names);
        }

        long importOrder(int number, Changes changes) throws SQLException {
          try (var statement = changes.connection().createStatement()) {
            statement.executeUpdate(
                "insert into orders (customer_id, number, total, status, version) values (1, "
                    + number + ", 5, 'NEW', 3)");
            try (var result = statement.executeQuery("select max(id) from orders")) {
              result.next();
              var order = RowKey.of(Order.class, result.getLong(1));
              changes.recordCreated(List.of(order));
              return order.number();
            }
          }
        }

        int commit(Connection connection) throws SQLException {
          connection.commit();
          return 1;
        }
      }

      record Stats(@Id long id, int orders, Optional<BigDecimal> total, List<Status> states, @Json String raw) {}

      @Query
      class Reports {
        /** Numbers of a customer. */
        Stats stats(@Id long customer, Connection connection) throws SQLException {
          try (var query = connection.prepareStatement("select count(*), sum(total) from orders where customer_id = ?")) {
            query.setLong(1, customer);
            try (var result = query.executeQuery()) {
              result.next();
              return new Stats(customer, result.getInt(1), Optional.ofNullable(result.getBigDecimal(2)).map(sum -> sum.setScale(2)),
                  List.of(Status.PAID, Status.NEW), "{\\"a\\": [1, 2.50]}");
            }
          }
        }

        List<RowKey<Product>> productsInOrder(List<String> skus) {
          return skus.stream().map(sku -> RowKey.of(Product.class, sku)).toList();
        }

        Product oneProduct(String sku) {
          return new Product(sku, "", 0, null);
        }

        Optional<RowKey<Product>> maybe(String sku) {
          return sku.isEmpty() ? Optional.empty()
              : Optional.of(RowKey.of(Product.class, sku));
        }

        String echo(@Nullable UUID id, LocalDate day, OffsetDateTime at, Status status, double ratio,
            @Json String document, Optional<Integer> limit, Duration time, byte[] bytes) {
          return id + " " + day + " " + at + " " + status + " " + ratio + " " + document + " " + limit
              + " " + time + " " + bytes.length;
        }

        List<LocalDate> days(LocalDate from, int count) {
          return from.datesUntil(from.plusDays(count)).toList();
        }

        @Nullable String broken() {
          throw new IllegalStateException("secret");
        }

        int write(Connection connection) throws SQLException {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate("delete from labels");
          }
        }
      }
      @Operation(\"\"\"
      mutation Place($sku: String!, $quantity: Int!) {
        placeOrder(customer: 1, sku: $sku, quantity: $quantity) { number lines { quantity } }
      }
      \"\"\") interface Place {}
      @Operation(\"\"\"
      query CustomerStats($id: ID!, $sku: String!) {
        stats(customer: $id) { n: orders total __typename } maybe(sku: $sku) { name }
      }
      \"\"\") interface CustomerStats {}
      """;

  private static final String DATA =
      "mutation { createProducts(inputs: [{sku: \"a\", name: \"Axe\", stock: 5}, {sku: \"b\", name:"
          + " \"Bolt\", stock: 9}]) { sku } createCustomer(input: {name: \"Ada\", address: {city:"
          + " \"Turin\"}}) { id } }";

  private static Shop open(TestDatabase database) {
    Shop shop = Shop.ofTypes(database, IMPORTS + Shop.CLASSES + CLASSES);
    assertThat(shop.execute(DATA)).doesNotContain("errors");
    return shop;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void writesThroughTheMutationsOfTypes(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { placeOrder(customer: 1, sku: \"a\", quantity: 2) { id total status"
                      + " version customer { name } lines { quantity product { stock } } } }"))
          .isEqualTo(
              "{\"data\":{\"placeOrder\":{\"id\":\"1\",\"total\":2.50,\"status\":\"NEW\",\"version\":0,"
                  + "\"customer\":{\"name\":\"Ada\"},\"lines\":[{\"quantity\":2,\"product\":{\"stock\":3}}]}}}");
      assertThat(shop.rows("select entity_type, entity_key, operation from fq_outbox order by id"))
          .isEqualTo(List.of("Order|1|CREATED", "Line|1|CREATED"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void upsertsByAUniqueKey(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { old: stockProduct(sku: \"a\", stock: 70) { sku name stock }"
                      + " new: stockProduct(sku: \"n\", stock: 3) { sku name stock } }"))
          .isEqualTo(
              "{\"data\":{\"old\":{\"sku\":\"a\",\"name\":\"Named a\",\"stock\":70},"
                  + "\"new\":{\"sku\":\"n\",\"name\":\"Named n\",\"stock\":3}}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void recordsChangesBySql(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { placeOrder(customer: 1, sku: \"a\", quantity: 2) { id } }");
      assertThat(
              shop.execute(
                  "mutation { payOrder(id: 1, total: 9.99) { total status } none: payOrder(id: 77,"
                      + " total: 1) { id } }"))
          .isEqualTo(
              "{\"data\":{\"payOrder\":{\"total\":9.99,\"status\":\"PAID\"},\"none\":null}}");
      assertThat(
              shop.rows(
                  "select operation, before_row, after_row, changed from fq_outbox where operation ="
                      + " 'UPDATED'"))
          .isEqualTo(
              List.of(
                  "UPDATED|{\"id\":\"1\",\"customer\":{\"id\":\"1\"},\"number\":1,\"total\":2.50,"
                      + "\"note\":null,\"status\":\"NEW\",\"version\":0}|{\"id\":\"1\",\"customer\":"
                      + "{\"id\":\"1\"},\"number\":1,\"total\":9.99,\"note\":null,\"status\":\"PAID\","
                      + "\"version\":0}|[\"total\",\"status\"]"));
      assertThat(shop.execute("mutation { cancelOrder(id: 1) }"))
          .isEqualTo("{\"data\":{\"cancelOrder\":true}}");
      assertThat(
              shop.rows(
                  "select entity_type, operation from fq_outbox where operation = 'DELETED' order by id"))
          .isEqualTo(List.of("Line|DELETED", "Order|DELETED"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void triggersCaptureTheSqlOfMethodsOnce(TestDatabase database) {
    String classes = IMPORTS + Shop.CLASSES.replace("OUTBOX", "TRIGGER") + CLASSES;
    try (Shop shop = Shop.ofTypes(database, classes)) {
      assertThat(shop.execute(DATA)).doesNotContain("errors");
      assertThat(
              shop.execute(
                  "mutation { placeOrder(customer: 1, sku: \"a\", quantity: 2) { id }"
                      + " payOrder(id: 1, total: 9.99) { total } importOrder(number: 8)"
                      + " updateOrder(id: 2, input: {note: \"n\"}) { note } }"))
          .doesNotContain("errors");
      assertThat(shop.rows("select entity_type, entity_key, operation, changed from fq_outbox"))
          .containsExactlyInAnyOrder(
              "Order|1|CREATED|[]",
              "Line|1|CREATED|[]",
              "Order|1|UPDATED|[\"total\",\"status\"]",
              "Order|2|CREATED|[]",
              "Order|2|UPDATED|[\"note\",\"version\"]");
      shop.run("update orders set note = 'other' where id = 1");
      assertThat(shop.rows("select id from fq_outbox")).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void recordsRowsThatSqlHasInserted(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { placeOrder(customer: 1, sku: \"a\", quantity: 2) { id }"
                      + " importOrder(number: 8) }"))
          .isEqualTo("{\"data\":{\"placeOrder\":{\"id\":\"1\"},\"importOrder\":2}}");
      assertThat(
              shop.rows(
                  "select operation, after_row from fq_outbox where entity_type = 'Order' and"
                      + " entity_key = '2'"))
          .containsExactly(
              "CREATED|{\"id\":\"2\",\"customer\":{\"id\":\"1\"},\"number\":8,\"total\":5.00,"
                  + "\"note\":null,\"status\":\"NEW\",\"version\":3}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void lendsItsConnectionToJdbi(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { label(names: [\"red\", \"blue\"]) labels: __typename }"))
          .isEqualTo("{\"data\":{\"label\":2,\"labels\":\"Mutation\"}}");
      assertThat(shop.rows("select name from labels order by name")).containsExactly("blue", "red");
      assertThat(shop.execute("mutation { label(names: [\"green\"]) fail }"))
          .contains("INTERNAL_SERVER_ERROR");
      assertThat(shop.rows("select name from labels order by name")).containsExactly("blue", "red");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void isOneTransactionWithOtherFields(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { updateCustomer(id: 1, input: {name: \"Eva\"}) { name } placeOrder("
                      + "customer: 1, sku: \"a\", quantity: 1) { id } cancelOrder(id: 7) }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"There is no order 7.\",\"path\":[\"cancelOrder\"],"
                  + "\"extensions\":{\"code\":\"NOT_FOUND\",\"reason\":\"GONE\"}}],\"data\":null}");
      assertThat(shop.rows("select name from customers")).containsExactly("Ada");
      assertThat(shop.rows("select id from orders")).isEmpty();
      assertThat(shop.rows("select id from fq_outbox")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void seesWhatTheFieldsBeforeHaveWritten(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { placeOrder(customer: 1, sku: \"a\", quantity: 1) { number } updateOrders("
                      + "where: {number: {eq: 1}}, input: {note: \"x\"}) { count rows { note } } touchOrder("
                      + "id: 1) { note lines { quantity } } __typename }"))
          .isEqualTo(
              "{\"data\":{\"placeOrder\":{\"number\":1},\"updateOrders\":{\"count\":1,\"rows\":"
                  + "[{\"note\":\"x\"}]},\"touchOrder\":{\"note\":\"x\",\"lines\":[{\"quantity\":1}]},"
                  + "\"__typename\":\"Mutation\"}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void returnsAllKindsOfResults(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { placeOrder(customer: 1, sku: \"a\", quantity: 2) { id } }");
      assertThat(
              shop.execute("{ stats(customer: 1) { id orders total states raw t: __typename } }"))
          .isEqualTo(
              "{\"data\":{\"stats\":{\"id\":\"1\",\"orders\":1,\"total\":2.50,\"states\":"
                  + "[\"PAID\",\"NEW\"],\"raw\":{\"a\":[1,2.50]},\"t\":\"Stats\"}}}");
      assertThat(shop.execute("{ stats(customer: 2) { total } }"))
          .isEqualTo("{\"data\":{\"stats\":{\"total\":null}}}");
      assertThat(
              shop.execute(
                  "{ productsInOrder(skus: [\"b\", \"x\", \"a\", \"b\"]) { name } productsCount none:"
                      + " productsInOrder(skus: []) { name } }"))
          .isEqualTo(
              "{\"data\":{\"productsInOrder\":[{\"name\":\"Bolt\"},{\"name\":\"Axe\"},"
                  + "{\"name\":\"Bolt\"}],\"productsCount\":2,\"none\":[]}}");
      assertThat(
              shop.execute(
                  "{ oneProduct(sku: \"b\") { name } a: maybe(sku: \"a\") { stock } b: maybe(sku:"
                      + " \"\") { stock } c: maybe(sku: \"x\") { stock } }"))
          .isEqualTo(
              "{\"data\":{\"oneProduct\":{\"name\":\"Bolt\"},\"a\":{\"stock\":3},\"b\":null,"
                  + "\"c\":null}}");
      assertThat(shop.execute("{ oneProduct(sku: \"x\") { name } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"There is no such Product.\",\"path\":[\"oneProduct\"],"
                  + "\"extensions\":{\"code\":\"NOT_FOUND\"}}],\"data\":null}");
      assertThat(shop.execute("mutation { touchOrder(id: 9) { id } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"There is no such Order.\",\"path\":[\"touchOrder\"],"
                  + "\"extensions\":{\"code\":\"NOT_FOUND\"}}],\"data\":null}");
      assertThat(shop.execute("{ days(from: \"2026-02-27\", count: 3) }"))
          .isEqualTo("{\"data\":{\"days\":[\"2026-02-27\",\"2026-02-28\",\"2026-03-01\"]}}");
      assertThat(shop.execute("mutation { restock(skus: [\"b\", \"a\"], by: 10) { sku stock } }"))
          .isEqualTo(
              "{\"data\":{\"restock\":[{\"sku\":\"b\",\"stock\":19},{\"sku\":\"a\",\"stock\":13}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsCallersNothingOfFailures(TestDatabase database) {
    try (Shop shop = open(database)) {
      for (String field : List.of("fail", "commit")) {
        assertThat(shop.execute("mutation { " + field + " }"))
            .contains("\"code\":\"INTERNAL_SERVER_ERROR\"", "\"path\":[\"" + field + "\"]")
            .contains("\"correlationId\":")
            .contains("\"data\":null")
            .doesNotContain("secret");
      }
      assertThat(shop.execute("{ broken productsCount }"))
          .contains("\"code\":\"INTERNAL_SERVER_ERROR\"", "\"path\":[\"broken\"]")
          .contains("\"data\":{\"broken\":null,\"productsCount\":2}")
          .doesNotContain("secret");
      assertThat(shop.execute("{ write productsCount }"))
          .contains("\"code\":\"INTERNAL_SERVER_ERROR\"", "\"data\":null");
      assertThat(shop.rows("select name from labels")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsCallersNothingOfNamesThatTheMethodGetsWrong(TestDatabase database) {
    try (Shop shop = open(database)) {
      for (String kind : List.of("field", "relation", "shape", "link", "key", "conflict")) {
        assertThat(shop.execute("mutation { misname(kind: \"" + kind + "\") }"))
            .as(kind)
            .contains("\"code\":\"INTERNAL_SERVER_ERROR\"", "\"correlationId\":");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void reportsWrongValuesAsTheMutationsOfTypesDo(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { spoil(name: \"red\") }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"Label.color: the text has 12 characters; the column"
                  + " stores 9.\",\"path\":[\"spoil\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\","
                  + "\"field\":\"Label.color\"}}],\"data\":null}");
      assertThat(shop.execute("mutation { twice }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"Label.name: there is a Label with the same name already.\",\"path\":"
                  + "[\"twice\"],\"extensions\":{\"code\":\"CONFLICT\",\"fields\":[\"name\"],\"field\":\"Label.name\"}}],"
                  + "\"data\":null}");
      assertThat(shop.rows("select name from labels")).isEmpty();
      assertThat(
              shop.execute(
                  "mutation ($many: Int!, $id: ID!) { placeOrder(customer: $id, sku: \" \", quantity:"
                      + " $many) { id } b: placeOrder(customer: 1, sku: \"a\", quantity: 0) { id } }",
                  Map.of("many", 70_000L, "id", "x")))
          .isEqualTo(
              "{\"errors\":["
                  + error(
                      "placeOrder",
                      "customer",
                      "\\\"x\\\" is not an ID: an integer in plain decimal form.")
                  + ","
                  + error("placeOrder", "quantity", "70000 is out of range: -32768 to 32767.")
                  + ","
                  + error("placeOrder", "sku", "must not be blank.")
                  + ","
                  + error("b", "quantity", "must be at least 1.")
                  + "],\"data\":null}");
    }
  }

  private static String error(String path, String field, String problem) {
    return "{\"message\":\"%2$s: %3$s\",\"path\":[\"%1$s\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"field\":\"%2$s\"}}"
        .formatted(path, field, problem);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void repeatsTheTransactionAfterAConflict(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { conflicts }")).isEqualTo("{\"data\":{\"conflicts\":2}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void executesAMethodOnceForAnIdempotencyKey(TestDatabase database) {
    try (Shop shop = open(database)) {
      String place = "mutation { placeOrder(customer: 1, sku: \"a\", quantity: 1) { id } }";
      String first = shop.executeOnce("k", place, Map.of());
      assertThat(first).isEqualTo("{\"data\":{\"placeOrder\":{\"id\":\"1\"}}}");
      assertThat(shop.executeOnce("k", place, Map.of())).isEqualTo(first);
      assertThat(shop.rows("select stock from products where sku = 'a'")).containsExactly("4");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void runsInCompiledOperations(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.call("Place", Map.of("sku", "a", "quantity", 3L)))
          .isEqualTo("{\"data\":{\"placeOrder\":{\"number\":1,\"lines\":[{\"quantity\":3}]}}}");
      assertThat(shop.call("CustomerStats", Map.of("id", "1", "sku", "a")))
          .isEqualTo(
              "{\"data\":{\"stats\":{\"n\":1,\"total\":2.50,\"__typename\":\"Stats\"},"
                  + "\"maybe\":{\"name\":\"Axe\"}}}");
    }
  }

  @Test
  void takesArgumentsOfEveryType() {
    try (Shop shop = open(TestDatabase.SQLITE)) {
      assertThat(
              shop.execute(
                  "{ echo(id: \"123e4567-e89b-12d3-a456-426614174000\", day: \"2026-01-24\", at:"
                      + " \"2026-01-24T10:30:00+01:00\", status: PAID, ratio: 0.5, document: {a: [1]},"
                      + " limit: 3, time: \"PT90S\", bytes: \"AAE=\") }"))
          .isEqualTo(
              "{\"data\":{\"echo\":\"123e4567-e89b-12d3-a456-426614174000 2026-01-24"
                  + " 2026-01-24T09:30Z PAID 0.5 {\\\"a\\\":[1]} Optional[3] PT1M30S 2\"}}");
      assertThat(shop.schema())
          .contains(
              """
                \"""
                Places an order.
                \"""
                placeOrder(
                  customer: ID!
                  \"""
                  of the only product
                  \"""
                  sku: String!
                  quantity: Int!
                  note: String
                ): Order!
              """)
          .contains("  payOrder(id: ID!, total: Decimal!): Order\n")
          .contains("  cancelOrder(id: ID!): Boolean!\n")
          .contains("  restock(skus: [String!]!, by: Int!): [Product!]!\n")
          .contains(
              """
              type Stats {
                id: ID!
                orders: Int!
                total: Decimal
                states: [Status!]!
                raw: JSON!
              }
              """);
    }
  }
}
