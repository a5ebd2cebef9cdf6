package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.write.ShopServer.Response;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Idempotency keys as clients send them, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
record IdempotencyOverHttpTest(TestDatabase database) {
  private static final String HEADER = "Idempotency-Key: ";
  private static final String CREATE =
      "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}}) { id } }";
  private static final String UNKEYED = ShopServer.body(CREATE, null);
  private static final String NO_KEY =
      "The idempotency key is not 1 to 200 printable characters of ASCII without blanks.";

  private static Shop shop;
  private static ShopServer server;

  @BeforeParameterizedClassInvocation
  static void start(TestDatabase database) throws Exception {
    shop = Shop.open(database, ShopServer.MAIN);
    // The first key creates the table of keys.
    shop.executeOnce("first", "mutation { deleteOrder(id: 0) { id } }", Map.of());
    shop.run("delete from fq_idempotency");
    server = ShopServer.start(shop);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    server.close();
    shop.close();
  }

  @AfterEach
  void clear() {
    shop.run("delete from customers", "delete from fq_idempotency");
  }

  private static Response error(String message) {
    return new Response(
        400,
        "{\"errors\":[{\"message\":\""
            + message
            + "\",\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}");
  }

  @Test
  void rejectsWhatIsNoKey() throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("empty", "");
    wrong.put("too long", "k".repeat(201));
    wrong.put("blank", "a b");
    wrong.put("tabulator", "a\tb");
    wrong.put("Latin-1", "caf\u00e9");
    wrong.put("SQL", "'; drop table customers; --");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      assertThat(server.post(UNKEYED, HEADER + each.getValue()))
          .as(each.getKey())
          .isEqualTo(error(NO_KEY));
    }
    wrong.put("delete", "a\u007fb");
    wrong.put("blank at the end", "a ");
    wrong.put("zero", "a\u0000b");
    wrong.put("line break", "a\nb");
    wrong.put("Kelvin sign", "\u212a");
    wrong.put("unpaired surrogate", "\ud800");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      assertThat(server.post(ShopServer.body(CREATE, each.getValue())))
          .as(each.getKey())
          .isEqualTo(error(NO_KEY));
    }
    for (String malformed : List.of("a\u0000b", "a\u0001b", "a\u007fb", "a\rb")) {
      Response response = server.post(UNKEYED, HEADER + malformed);
      assertThat(response).isNotNull();
      assertThat(response.status()).isEqualTo(400);
    }
    assertThat(shop.rows("select id from customers")).isEmpty();
  }

  @Test
  void rejectsSeveralKeys() throws Exception {
    assertThat(extended("7")).isEqualTo(error("'idempotencyKey' is not a string."));
    assertThat(extended("[\"k\"]")).isEqualTo(error("'idempotencyKey' is not a string."));
    Response twice = error("The header Idempotency-Key is given 2 times.");
    assertThat(server.post(UNKEYED, HEADER + "a", HEADER + "b")).isEqualTo(twice);
    assertThat(server.post(UNKEYED, HEADER + "a", "IDEMPOTENCY-KEY: a")).isEqualTo(twice);
    Response different =
        error(
            "The header Idempotency-Key and 'idempotencyKey' in the extensions differ: send only"
                + " one of them.");
    assertThat(extended("\"a\"", HEADER + "b")).isEqualTo(different);
    assertThat(extended("\"a\"", HEADER + "A")).isEqualTo(different);
    assertThat(extended("\"a\"", HEADER)).isEqualTo(different);
    assertThat(shop.rows("select id from customers")).isEmpty();
    // A key has no null.
    assertThat(extended("null", HEADER + "k")).isEqualTo(server.post(UNKEYED, HEADER + "k"));
    assertThat(shop.rows("select count(*) from customers")).containsExactly("1");
  }

  /** The response to a request whose extensions have a JSON value as key. */
  private static Response extended(String key, String... headers) throws IOException {
    return server.post(ShopServer.body(CREATE, "@").replace(":\"@\"", ":" + key), headers);
  }

  @Test
  void executesOnceForEachKey() throws Exception {
    List<String> keys =
        List.of(
            "k-1",
            "K-1",
            "k-1.",
            "\"k-1\"",
            "'or'1'='1",
            "\\",
            "\\'",
            "%",
            "k_1",
            "?",
            "${k}",
            "0",
            "00",
            "x".repeat(200),
            "X".repeat(200),
            "x".repeat(199));
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Response created = server.post(UNKEYED, HEADER + key);
      String newest = shop.rows("select max(id) from customers").getFirst();
      assertThat(created)
          .as(key)
          .isEqualTo(
              new Response(200, "{\"data\":{\"createCustomer\":{\"id\":\"" + newest + "\"}}}"));
      assertThat(shop.rows("select count(*) from customers"))
          .as(key)
          .containsExactly(Integer.toString(i + 1));
      // Blanks around the value of a header are not part of it.
      assertThat(server.post(UNKEYED, "idempotency-key:" + key + "  ")).isEqualTo(created);
      assertThat(server.post(ShopServer.body(CREATE, key))).as(key).isEqualTo(created);
      assertThat(server.post(ShopServer.body(CREATE, key), HEADER + key)).isEqualTo(created);
    }
    assertThat(shop.rows("select count(*) from customers"))
        .containsExactly(Integer.toString(keys.size()));
  }

  @Test
  void keysDoNotReachQueries() throws Exception {
    String query = ShopServer.body("{ customersCount }", null);
    Response none = new Response(200, "{\"data\":{\"customersCount\":0}}");
    assertThat(server.post(query, HEADER + "k")).isEqualTo(none);
    Response created = server.post(UNKEYED, HEADER + "k");
    Response one = new Response(200, "{\"data\":{\"customersCount\":1}}");
    assertThat(server.post(query, HEADER + "k")).isEqualTo(one);
    assertThat(server.post(query, HEADER + "no key")).isEqualTo(one);
    assertThat(server.get("/graphql?query=%7BcustomersCount%7D", HEADER + "k")).isEqualTo(one);
    assertThat(server.post(UNKEYED, HEADER + "k")).isEqualTo(created);
    Response byGet =
        server.get("/graphql?query=mutation%7BdeleteLabel(name:%22%22)%7Bname%7D%7D", HEADER + "g");
    assertThat(byGet).isNotNull();
    assertThat(byGet.status()).isEqualTo(405);
    assertThat(shop.rows("select idempotency_key from fq_idempotency")).containsExactly("k");
  }

  @Test
  void theRequestsOfABatchHaveKeysOfTheirOwn() throws Exception {
    String keyed = ShopServer.body(CREATE, "k");
    String created = server.post(keyed).body();
    String other = ShopServer.body("mutation { deleteLabel(name: \"l\") { name } }", "k");
    String batch = "[" + keyed + "," + keyed + "," + other + "]";
    Response response =
        new Response(
            200,
            "["
                + created
                + ","
                + created
                + ",{\"errors\":[{\"message\":\"The idempotency key was used for another request."
                + " Take a new key for each request.\",\"extensions\":{\"code\":\"CONFLICT\"}}],"
                + "\"data\":null}]");
    assertThat(server.post(batch)).isEqualTo(response);
    assertThat(server.post(batch, HEADER + "of no request", HEADER + "ignored"))
        .isEqualTo(response);
    assertThat(shop.rows("select idempotency_key from fq_idempotency")).containsExactly("k");
    assertThat(shop.rows("select count(*) from customers")).containsExactly("1");
  }
}
