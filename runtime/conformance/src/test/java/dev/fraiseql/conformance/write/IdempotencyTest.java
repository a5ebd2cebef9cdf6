package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mutations with an idempotency key: each is executed once. */
class IdempotencyTest {
  private static final String CREATE =
      "mutation ($n: ID!) { createProduct(input: {sku: $n, name: \"x\", stock: 1}) { sku } }";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void answersARepeatedRequestFromItsFirstResponse(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      String first = shop.executeOnce("k-1", CREATE, Map.of("n", "a"));
      assertThat(first).isEqualTo("{\"data\":{\"createProduct\":{\"sku\":\"a\"}}}");
      assertThat(shop.executeOnce("k-1", CREATE, Map.of("n", "a"))).isEqualTo(first);
      assertThat(shop.executeOnce("k-1", CREATE, Map.of("n", "b")))
          .contains("\"code\":\"CONFLICT\"", "was used for another request");
      assertThat(shop.executeOnce("k-2", CREATE, Map.of("n", "a")))
          .contains("there is a Product with the same sku already.");
      // A failed request may be repeated with its key.
      shop.execute("mutation { deleteProduct(sku: \"a\") { sku } }");
      assertThat(shop.executeOnce("k-2", CREATE, Map.of("n", "a"))).isEqualTo(first);
      assertThat(shop.executeOnce("has blank", CREATE, Map.of("n", "c")))
          .contains("\"code\":\"BAD_USER_INPUT\"");
      assertThat(shop.execute("{ products { sku } }"))
          .isEqualTo("{\"data\":{\"products\":[{\"sku\":\"a\"}]}}");
    }
  }

  /** Callers are compared exactly, also those whose names a database cannot store or tell apart. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void keepsTheKeysOfCallersApart(TestDatabase database) {
    List<String> callers =
        List.of("a", "a ", "a  ", "A", "\u00e1", "", " ", "a\0", "a".repeat(300), "a".repeat(301));
    try (Shop shop = Shop.open(database)) {
      for (int time = 0; time < 2; time++) {
        for (int i = 0; i < callers.size(); i++) {
          GraphQlRequest request = new GraphQlRequest(CREATE, null, Map.of("n", "p" + i), null);
          assertThat(
                  shop.engine()
                      .graphql()
                      .execute(
                          request.withIdempotencyKey("k"),
                          new Caller(callers.get(i), Set.of(), Map.of()))
                      .text())
              .as("caller <%s>", callers.get(i))
              .isEqualTo("{\"data\":{\"createProduct\":{\"sku\":\"p" + i + "\"}}}");
        }
      }
      assertThat(shop.execute("{ productsCount }"))
          .isEqualTo("{\"data\":{\"productsCount\":" + callers.size() + "}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void executesOneOfSeveralAtOnce(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      String customer =
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}}) { id } }";
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> shop.executeOnce("same", customer, Map.of()));
      }
      List<String> responses = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(calls)) {
        responses.add(each.get());
      }
      assertThat(new HashSet<>(responses))
          .containsExactly("{\"data\":{\"createCustomer\":{\"id\":\"1\"}}}");
      assertThat(shop.rows("select count(*) from customers")).containsExactly("1");
    }
  }
}
