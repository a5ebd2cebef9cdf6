package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.server.FraiseServer;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong input of mutations over HTTP: a code, a path, a remedy, and nothing is written. */
@SuppressWarnings("try") // close() may throw InterruptedException
class BadInputTest {
  private static final String CUSTOMER =
      "mutation ($c: CustomerCreateInput!) { createCustomer(input: $c) { id } }";

  /** A document, its variables and parts of the response. */
  private record Case(String document, Map<String, Object> variables, String... parts) {
    static Case of(String document, String... parts) {
      return new Case(document, Map.of(), parts);
    }
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    Map<String, Object> address = Map.of("city", "c");
    cases.put(
        "an unknown field",
        new Case(
            CUSTOMER,
            Map.of("c", Map.of("nam", "x", "name", "Eva", "address", address)),
            "\"message\":\"input.nam: Customer has no such field. Did you mean name?",
            "\"path\":[\"createCustomer\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"input.nam\""));
    cases.put(
        "an unknown field in the document",
        Case.of(
            "mutation { createCustomer(input: {nam: \"x\", name: \"Eva\", address: {city: \"c\"}}) { id } }",
            "\"message\":\"CustomerCreateInput has no key nam. Did you mean name?",
            "\"locations\":[{\"line\":1,",
            "\"code\":\"GRAPHQL_VALIDATION_FAILED\""));
    cases.put(
        "a field twice",
        Case.of(
            "mutation { createCustomer(input: {name: \"x\", name: \"Eva\", address: {city: \"c\"}}) { id } }",
            "\"message\":\"input: the key name is given twice.",
            "\"locations\":[{\"line\":1,",
            "\"code\":\"GRAPHQL_VALIDATION_FAILED\""));
    cases.put(
        "a field in input and increment",
        Case.of(
            "mutation { updateOrder(id: 1, input: {total: 1}, increment: {total: 1}) { id } }",
            "\"message\":\"increment.total: the field is in input, too: set it or add to it.",
            "\"path\":[\"updateOrder\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"increment.total\""));
    cases.put(
        "an empty filter",
        Case.of(
            "mutation { updateOrders(where: {}, input: {note: \"x\"}) { count } }",
            "\"message\":\"where: every row meets this condition, whatever the data is. To mean all rows, compare the key, as in {id: {isNull: false}}.",
            "\"path\":[\"updateOrders\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"where\""));
    cases.put(
        "an empty filter of a delete",
        Case.of(
            "mutation { deleteOrders(where: {_and: [{}]}) { count } }",
            "\"message\":\"where: every row meets this condition, whatever the data is. To mean all rows, compare the key, as in {id: {isNull: false}}.",
            "\"path\":[\"deleteOrders\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"where\""));
    cases.put(
        "a number out of range",
        Case.of(
            "mutation { createLine(input: {order: {id: 1}, product: {sku: \"a\"}, quantity: 40000}) { id } }",
            "\"message\":\"input.quantity: 40000 is out of the range of the column: -32768 to 32767.",
            "\"path\":[\"createLine\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"input.quantity\""));
    cases.put(
        "a child of a parent that does not exist",
        Case.of(
            "mutation { createLine(input: {order: {id: 9}, product: {sku: \"a\"}, quantity: 1}) { id } }",
            "\"message\":\"input.order: there is no such Order.",
            "\"path\":[\"createLine\"]",
            "\"code\":\"BAD_USER_INPUT\",\"field\":\"input.order\""));
    cases.put(
        "two inputs with one unique key",
        Case.of(
            "mutation { createLabels(inputs: [{name: \"u\"}, {name: \"v\"}, {name: \"u\"}]) { name } }",
            "\"message\":\"inputs.2.name: inputs.0 has the same name, which is unique.",
            "\"path\":[\"createLabels\"]",
            "\"code\":\"CONFLICT\",\"fields\":[\"name\"],\"field\":\"inputs.2.name\""));
    cases.put(
        "two rows with one unique key",
        Case.of(
            "mutation { createCustomers(inputs: [{name: \"a\", email: \"e\", address: {city: \"c\"}},"
                + " {name: \"b\", email: \"e\", address: {city: \"c\"}}]) { id } }",
            "\"message\":\"inputs.1.email: inputs.0 has the same email, which is unique.",
            "\"path\":[\"createCustomers\"]",
            "\"code\":\"CONFLICT\",\"fields\":[\"email\"],\"field\":\"inputs.1.email\""));
    return cases;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void isAnErrorAndWritesNothing(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        FraiseServer server = serve(shop);
        HttpClient client = HttpClient.newHttpClient()) {
      shop.execute(
          "mutation { createProduct(input: {sku: \"a\", name: \"Axe\", stock: 1}) { sku }"
              + " createCustomer(input: {name: \"Ada\", address: {city: \"c\"}, orders: ["
              + "{number: 1, total: 1, status: NEW}]}) { id } }");
      List<String> before = state(shop);
      cases()
          .forEach((name, each) -> {
            String response =
                send(
                    client,
                    server,
                    RequestJson.of(
                        Map.of("query", each.document(), "variables", each.variables())));
            assertThat(response).as(name).contains(each.parts()).doesNotContain("\"data\":{");
            assertThat(state(shop)).as(name).isEqualTo(before);
          });
      assertThat(send(client, server, labels(1_000_000))).contains("\"code\":\"LIMIT_EXCEEDED\"");
      assertThat(send(client, server, labels(70_000))) // few enough for a body
          .contains("\"path\":[\"createLabels\"]", "\"code\":\"LIMIT_EXCEEDED\"");
      assertThat(state(shop)).isEqualTo(before);
    }
  }

  private static String labels(int count) {
    return "{\"query\":\"mutation ($i: [LabelCreateInput!]!) { createLabels(inputs: $i) { name } }\","
        + "\"variables\":{\"i\":["
        + "{\"name\":\"x\"},".repeat(count - 1)
        + "{\"name\":\"x\"}]}}";
  }

  private static List<String> state(Shop shop) {
    String lines = shop.url().startsWith("jdbc:m") ? "`lines`" : "\"lines\"";
    return shop.rows(
        "select (select count(*) from customers), (select count(*) from labels), (select count(*) from "
            + lines
            + "), (select count(*) from fq_outbox), total, note, version from orders");
  }

  private static String send(HttpClient client, FraiseServer server, String body) {
    try {
      URI address = server.http().resolve("/graphql");
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(address)
                  .header("content-type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A server of the types of the shop alone. */
  private static FraiseServer serve(Shop shop) throws Exception {
    ClassLoader loader = BadInputTest.class.getClassLoader();
    URL classes = shop.classes().toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new URLClassLoader(new URL[] {classes}, loader) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("TypeCatalog") ? findResources(name) : super.getResources(name);
          }
        });
    try {
      return FraiseServer.start(
          Map.of(
              "fraiseql.database.url",
              shop.url(),
              "fraiseql.http.port",
              0,
              "fraiseql.flight.port",
              0));
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}
