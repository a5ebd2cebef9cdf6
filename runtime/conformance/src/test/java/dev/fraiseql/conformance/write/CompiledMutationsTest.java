package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A compiled mutation gives the same response as the same document in a request. */
class CompiledMutationsTest {
  /** A mutation and its variables; they are run in this order. */
  private record Call(String name, String document, Map<String, @Nullable Object> variables) {}

  private static final List<Call> CALLS =
      List.of(
          new Call(
              "CreateProducts",
              """
              mutation CreateProducts($inputs: [ProductCreateInput!]!) {
                createProducts(inputs: $inputs) { sku name stock weight }
              }
              """,
              Map.of(
                  "inputs",
                  List.of(
                      Map.of(
                          "sku", "a", "name", "Axe", "stock", 1L, "weight", new BigDecimal("2.5")),
                      Map.of("sku", "b", "name", "Bolt", "stock", 10L)))),
          new Call(
              "CreateCustomer",
              """
              mutation CreateCustomer($name: String!, $number: Int!, $lines: [OrderLinesCreateInput!]) {
                createCustomer(input: {name: $name, address: {city: "Turin"}, orders: [
                  {number: $number, total: 12.5, status: NEW, lines: $lines},
                  {number: 8, total: 0, status: PAID, note: null}]}) {
                  id name address { city street }
                  orders { number total status note version lines { quantity product { name } } }
                }
              }
              """,
              Map.of(
                  "name",
                  "Ada",
                  "number",
                  7L,
                  "lines",
                  List.of(
                      Map.of("product", Map.of("sku", "a"), "quantity", 2L),
                      Map.of("product", Map.of("sku", "b"), "quantity", 3L)))),
          new Call(
              "UpdateOrder",
              """
              mutation UpdateOrder($id: ID!, $note: String, $more: Decimal!, $names: Boolean!) {
                updateOrder(id: $id, input: {note: $note, status: PAID}, increment: {total: $more}) {
                  number note total status version customer @include(if: $names) { name }
                }
              }
              """,
              Map.of("id", "1", "note", "gift", "more", "0.25", "names", true)),
          new Call(
              "WrongVersion",
              """
              mutation WrongVersion($version: Int) {
                updateOrder(id: 1, input: {note: null}, version: $version) { note }
              }
              """,
              Map.of("version", 0L)),
          new Call(
              "UpdateOrders",
              """
              mutation UpdateOrders($where: OrderWhereInput!, $input: OrderUpdateInput) {
                updateOrders(where: $where, input: $input, limit: 5) { count rows { number note } }
              }
              """,
              Map.of("where", Map.of("number", Map.of("gte", 7L)), "input", Map.of("note", "all"))),
          new Call(
              "EmptyFilter",
              """
              mutation EmptyFilter($where: OrderWhereInput!) { deleteOrders(where: $where) { count } }
              """,
              Map.of("where", Map.of())),
          new Call(
              "UpsertOrder",
              """
              mutation UpsertOrder($customer: CustomerKeyInput!, $key: OrderUniqueKey!) {
                upsertOrder(
                  conflict: $key
                  input: {customer: $customer, number: 8, total: 9, status: NEW}
                ) { id number total status }
              }
              """,
              Map.of("customer", Map.of("id", 1L), "key", "CUSTOMER_NUMBER")),
          new Call(
              "TooLong",
              """
              mutation TooLong($name: String!) {
                createCustomer(input: {name: $name, address: {city: "Turin"}}) { id }
              }
              """,
              Map.of("name", "x".repeat(21))),
          new Call(
              "DeleteLines",
              """
              mutation DeleteLines($quantity: Int!) {
                deleteLines(where: {quantity: {gte: $quantity}}) {
                  count rows { quantity order { number } product { sku } }
                }
                deleteProduct(sku: "a") { name }
              }
              """,
              Map.of("quantity", 1L)));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void givesTheSameResponse(TestDatabase database) {
    List<String> compiled = new ArrayList<>();
    try (Shop shop = Shop.open(database, operations())) {
      CALLS.forEach(call -> compiled.add(shop.call(call.name(), call.variables())));
    }
    List<String> adHoc = new ArrayList<>();
    try (Shop shop = Shop.open(database)) {
      CALLS.forEach(call -> adHoc.add(shop.execute(call.document(), call.variables())));
    }
    assertThat(compiled).isEqualTo(adHoc);
    assertThat(compiled)
        .satisfiesExactly(
            created -> assertThat(created).contains("\"weight\":2.5", "\"weight\":null"),
            created -> assertThat(created).contains("\"quantity\":3", "\"total\":12.50"),
            updated -> assertThat(updated).contains("\"total\":12.75", "{\"name\":\"Ada\"}"),
            refused -> assertThat(refused).contains("\"code\":\"CONFLICT\""),
            updated -> assertThat(updated).contains("\"count\":2"),
            refused -> assertThat(refused).contains("\"code\":\"BAD_USER_INPUT\""),
            upserted -> assertThat(upserted).contains("\"total\":9.00,\"status\":\"NEW\""),
            refused -> assertThat(refused).contains("\"field\":\"input.name\""),
            deleted -> assertThat(deleted).contains("\"count\":2", "\"name\":\"Axe\""));
  }

  private static String operations() {
    return CALLS.stream()
        .map(call ->
            "@Operation(\"\"\"\n" + call.document() + "\"\"\") interface " + call.name() + " {}\n")
        .collect(Collectors.joining());
  }
}
