package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mutations of a type: equal responses and equal rows on every database. */
class MutationsTest {
  private static final String CUSTOMER =
      "{name: \"Ada\", email: \"ada@example.org\", address: {city: \"Turin\"}}";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deletesARowThatWasDeletedAndCreatedAgain(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      String product = "createProduct(input: {sku: \"a\", name: \"Axe\", stock: 1}) { sku }";
      String gone = "deleteProduct(sku: \"a\") { sku }";
      assertThat(
              shop.execute("mutation { a: %1$s b: %2$s c: %1$s d: %2$s }".formatted(product, gone)))
          .doesNotContain("errors");
      assertThat(shop.rows("select sku from products")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void createsARowWithOthersInIt(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      assertThat(
              shop.execute(
                  """
                  mutation {
                    createProducts(inputs: [{sku: "b", name: "Bolt", stock: 10}, {sku: "a", name: "Axe", stock: 1, weight: 2.5}]) { sku weight }
                    createCustomer(input: {name: "Ada", address: {city: "Turin"}, orders: [
                      {number: 7, total: 12.50, status: NEW, lines: [
                        {product: {sku: "a"}, quantity: 1}, {product: {sku: "b"}, quantity: 2}]},
                      {number: 8, total: 0, status: PAID, note: "gift"}]}) {
                      id name email address { street city }
                      orders { number total note status version customer { name } lines { quantity product { name } } }
                    }
                  }
                  """))
          .isEqualTo(
              "{\"data\":{\"createProducts\":[{\"sku\":\"b\",\"weight\":null},{\"sku\":\"a\",\"weight\":2.5}],"
                  + "\"createCustomer\":{\"id\":\"1\",\"name\":\"Ada\",\"email\":null,"
                  + "\"address\":{\"street\":null,\"city\":\"Turin\"},\"orders\":["
                  + "{\"number\":7,\"total\":12.50,\"note\":null,\"status\":\"NEW\",\"version\":0,"
                  + "\"customer\":{\"name\":\"Ada\"},\"lines\":[{\"quantity\":1,\"product\":{\"name\":\"Axe\"}},"
                  + "{\"quantity\":2,\"product\":{\"name\":\"Bolt\"}}]},"
                  + "{\"number\":8,\"total\":0.00,\"note\":\"gift\",\"status\":\"PAID\",\"version\":0,"
                  + "\"customer\":{\"name\":\"Ada\"},\"lines\":[]}]}}}");
      assertThat(shop.execute("{ customersCount ordersCount linesCount productsCount }"))
          .isEqualTo(
              "{\"data\":{\"customersCount\":1,\"ordersCount\":2,\"linesCount\":2,\"productsCount\":2}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void changesAndDeletesRows(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      shop.execute("mutation { createCustomer(input: " + CUSTOMER + ") { id } }");
      shop.execute(
          "mutation { createOrders(inputs: [{customer: {id: 1}, number: 1, total: 1, status: NEW},"
              + " {customer: {id: 1}, number: 2, total: 2, status: NEW}]) { id } }");
      assertThat(
              shop.execute(
                  "mutation { updateOrder(id: 1, input: {note: \"x\"}, increment: {total: 0.25}) {"
                      + " note total version } }"))
          .isEqualTo("{\"data\":{\"updateOrder\":{\"note\":\"x\",\"total\":1.25,\"version\":1}}}");
      assertThat(
              shop.execute(
                  "mutation { updateOrder(id: 1, input: {note: null}, version: 0) { note } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"version: the row has version 1. Read it again and repeat the"
                  + " change.\",\"path\":[\"updateOrder\"],\"extensions\":{\"code\":\"CONFLICT\",\"field\":\"version\",\"version\":1}}],"
                  + "\"data\":null}");
      assertThat(shop.execute("mutation { updateOrder(id: 9, input: {note: \"x\"}) { id } }"))
          .isEqualTo("{\"data\":{\"updateOrder\":null}}");
      assertThat(
              shop.execute(
                  "mutation { updateOrders(where: {total: {gt: 1}}, input: {status: PAID}) {"
                      + " count rows { id status } } }"))
          .isEqualTo(
              "{\"data\":{\"updateOrders\":{\"count\":2,\"rows\":[{\"id\":\"1\",\"status\":\"PAID\"},{\"id\":\"2\",\"status\":\"PAID\"}]}}}");
      assertThat(
              shop.execute(
                  "mutation { upsertOrder(conflict: CUSTOMER_NUMBER, input: {customer: {id: 1},"
                      + " number: 2, total: 9}) { id total status } }"))
          .isEqualTo(
              "{\"data\":{\"upsertOrder\":{\"id\":\"2\",\"total\":9.00,\"status\":\"PAID\"}}}");
      assertThat(
              shop.execute(
                  "mutation { upsertOrder(conflict: CUSTOMER_NUMBER, input: {customer: {id: 1},"
                      + " number: 3, total: 9, status: NEW}) { number total status } }"))
          .isEqualTo(
              "{\"data\":{\"upsertOrder\":{\"number\":3,\"total\":9.00,\"status\":\"NEW\"}}}");
      assertThat(shop.execute("mutation { deleteCustomer(id: 1) { id } }"))
          .contains("\"code\":\"CONFLICT\"");
      assertThat(
              shop.execute(
                  "mutation { deleteOrders(where: {number: {lt: 3}}, limit: 1) { count rows { number"
                      + " customer { name } } } }"))
          .isEqualTo(
              "{\"data\":{\"deleteOrders\":{\"count\":1,\"rows\":[{\"number\":1,\"customer\":{\"name\":\"Ada\"}}]}}}");
      assertThat(shop.execute("mutation { deleteOrder(id: 2) { number } }"))
          .isEqualTo("{\"data\":{\"deleteOrder\":{\"number\":2}}}");
      assertThat(shop.execute("{ orders { number } }"))
          .isEqualTo("{\"data\":{\"orders\":[{\"number\":3}]}}");
    }
  }
}
