package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The entries of {@code fq_outbox}: one for each change of a captured row, alike everywhere. */
class OutboxTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void recordsEachChangeOfACapturedRow(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      shop.execute(
          "mutation { createProduct(input: {sku: \"a\", name: \"Axe\", stock: 1}) { sku }"
              + " createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders: [{number: 7,"
              + " total: 12.5, status: NEW, lines: [{product: {sku: \"a\"}, quantity: 1}]}]}) { id } }");
      shop.execute("mutation { updateOrder(id: 1, input: {note: \"x\"}) { id } }");
      shop.execute("mutation { updateCustomer(id: 1, input: {name: \"Eva\"}) { id } }");
      shop.execute("mutation { deleteOrder(id: 1) { id } }");
      String order =
          "{\"id\":\"1\",\"customer\":{\"id\":\"1\"},\"number\":7,\"total\":12.50,\"note\":%s,\"status\":\"NEW\",\"version\":%s}";
      String line =
          "{\"id\":\"1\",\"order\":{\"id\":\"1\"},\"product\":{\"sku\":\"a\"},\"quantity\":1}";
      assertThat(
              shop.rows(
                  "select entity_type, entity_key, operation, before_row, after_row, changed from"
                      + " fq_outbox order by id"))
          .isEqualTo(
              List.of(
                  "Order|1|CREATED|null|" + order.formatted("null", 0) + "|[]",
                  "Line|1|CREATED|null|" + line + "|[]",
                  "Order|1|UPDATED|"
                      + order.formatted("null", 0)
                      + "|"
                      + order.formatted("\"x\"", 1)
                      + "|[\"note\",\"version\"]",
                  "Line|1|DELETED|" + line + "|null|[]",
                  "Order|1|DELETED|" + order.formatted("\"x\"", 1) + "|null|[]"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesNoTwoRowsByOneKey(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      String order =
          "createOrder(input: {customer: {id: 1}, number: 1, total: 1, status: NEW}) { id }";
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}}) { id } }");
      for (int i = 0; i < 2; i++) {
        shop.execute("mutation { " + order + " deleteOrders(where: {id: {gt: 0}}) { count } }");
      }
      assertThat(shop.rows("select entity_key, operation from fq_outbox order by id"))
          .containsExactly("1|CREATED", "1|DELETED", "2|CREATED", "2|DELETED");
    }
  }

  /** An update with the values of the row raises its version; one without values does not. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void raisesTheVersionByEveryUpdateWithValues(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders:"
              + " [{number: 7, total: 1, status: NEW}]}) { id } }");
      for (String input : List.of("{}", "{number: 7}", "{labels: {}}", "{}", "{note: null}")) {
        shop.execute("mutation { updateOrder(id: 1, input: " + input + ") { id } }");
      }
      assertThat(shop.execute("{ order(id: 1) { version } }"))
          .isEqualTo("{\"data\":{\"order\":{\"version\":3}}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void recordsNothingOfARequestThatFails(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      assertThat(
              shop.execute(
                  "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders:"
                      + " [{number: 7, total: 1, status: NEW}, {number: 7, total: 1, status: NEW}]})"
                      + " { id } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"There is an Order with the same customer, number already.\","
                  + "\"path\":[\"createCustomer\"],\"extensions\":{\"code\":\"CONFLICT\",\"fields\":[\"customer\",\"number\"]}}],"
                  + "\"data\":null}");
      assertThat(shop.rows("select id from fq_outbox")).isEmpty();
      assertThat(shop.execute("{ customersCount ordersCount }"))
          .isEqualTo("{\"data\":{\"customersCount\":0,\"ordersCount\":0}}");
    }
  }
}
