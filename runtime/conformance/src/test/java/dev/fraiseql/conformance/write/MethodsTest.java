package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
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
            throw new Exception("wrapped", new SQLException("deadlock", "40P01", 1213));
          }
          return attempts;
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
              return new Stats(customer, result.getInt(1), Optional.ofNullable(result.getBigDecimal(2)),
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
                  "select operation, before_row, after_row, changed from fq_outbox where id > 2"))
          .isEqualTo(
              List.of(
                  "UPDATED|{\"id\":\"1\",\"customer\":{\"id\":\"1\"},\"number\":1,\"total\":2.50,"
                      + "\"note\":null,\"status\":\"NEW\",\"version\":0}|{\"id\":\"1\",\"customer\":"
                      + "{\"id\":\"1\"},\"number\":1,\"total\":9.99,\"note\":null,\"status\":\"PAID\","
                      + "\"version\":0}|[\"total\",\"status\"]"));
      assertThat(shop.execute("mutation { cancelOrder(id: 1) }"))
          .isEqualTo("{\"data\":{\"cancelOrder\":true}}");
      assertThat(shop.rows("select entity_type, operation from fq_outbox where id > 3 order by id"))
          .isEqualTo(List.of("Line|DELETED", "Order|DELETED"));
    }
  }
}
