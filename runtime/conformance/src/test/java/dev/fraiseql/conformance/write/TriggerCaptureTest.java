package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaMismatchException;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes by plain SQL have the entries that the same changes by mutations have, once each. */
class TriggerCaptureTest {
  private static final String CLASSES = Shop.CLASSES.replace("OUTBOX", "TRIGGER");
  private static final String COLUMNS =
      "select entity_type, entity_key, partition_no, operation, before_row, after_row, changed,"
          + " actor, tenant, trace_parent, schema_version from fq_outbox order by id";
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
  private static final int WRITERS = 8;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void entriesAreThoseOfMutations(TestDatabase database) {
    try (Shop mutated = Shop.ofTypes(database, CLASSES);
        Shop changed = Shop.ofTypes(database, CLASSES)) {
      mutated.execute(
          "mutation { createLabel(input: {name: \"urgent\"}) { name }"
              + " createProduct(input: {sku: \"a\", name: \"Axe\", stock: 1}) { sku }"
              + " createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders: ["
              + "{number: 7, total: 12.5, status: NEW, lines: [{product: {sku: \"a\"}, quantity: 1},"
              + " {product: {sku: \"a\"}, quantity: 2}]}, {number: 8, total: 1, note: \"\\\"q\\\"\","
              + " status: PAID}]}) { id } }");
      changed.run(
          "insert into labels (name) values ('urgent')",
          "insert into products (sku, name, stock) values ('a', 'Axe', 1)",
          "insert into customers (id, name, address_city) values (1, 'Ada', 'Turin')",
          "insert into orders (id, customer_id, number, total, note, status, version) values"
              + " (1, 1, 7, 12.5, null, 'NEW', 0), (2, 1, 8, 1, '\"q\"', 'PAID', 0)",
          "insert into lines_ (id, order_id, product_sku, quantity) values (1, 1, 'a', 1), (2, 1, 'a', 2)"
              .replace("lines_", quoted(database, "lines")));
      assertThat(changed.rows(COLUMNS)).isEqualTo(mutated.rows(COLUMNS)).hasSize(4);

      mutated.execute(
          "mutation { updateOrders(where: {customer: {name: {eq: \"Ada\"}}}, input: {status: NEW},"
              + " increment: {total: 0.25}) { count } }");
      changed.run("update orders set status = 'NEW', total = total + 0.25, version = version + 1");
      mutated.execute("mutation { updateOrder(id: 2, input: {note: null}) { id } }");
      changed.run("update orders set note = null, version = version + 1 where id = 2");
      mutated.execute("mutation { deleteOrder(id: 2) { id } }");
      changed.run("delete from orders where id = 2");
      assertThat(changed.rows(COLUMNS)).isEqualTo(mutated.rows(COLUMNS)).hasSize(8);

      mutated.execute("mutation { deleteOrder(id: 1) { id } }");
      changed.run("delete from orders where id = 1");
      assertThat(changed.rows(COLUMNS)).containsExactlyInAnyOrderElementsOf(mutated.rows(COLUMNS));
      assertThat(changed.rows("select id from fq_outbox")).hasSize(11);
      assertThat(changed.rows("select event_id from fq_outbox"))
          .doesNotHaveDuplicates()
          .allMatch(id ->
              id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void writesNothingForWhatChangesNothing(TestDatabase database) throws SQLException {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      fill(shop);
      shop.run(
          "update orders set note = note, total = total + 0", "delete from orders where id = 9");
      assertThat(shop.rows("select id from fq_outbox")).isEmpty();
      try (Connection connection = DriverManager.getConnection(shop.url());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("update orders set note = 'x'");
        connection.rollback();
        // One of several rows violates a constraint: the whole statement is undone.
        assertThatThrownBy(() ->
                statement.execute(
                    "insert into orders (id, customer_id, number, total, status, version) values"
                        + " (8, 1, 3, 0, 'NEW', 0), (9, 1, 1, 0, 'NEW', 0)"))
            .isInstanceOf(SQLException.class);
        connection.rollback();
      }
      assertThat(shop.rows("select id from fq_outbox")).isEmpty();
    }
  }

  /** The driver of MariaDB sends a batch of INSERT as one command. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theRowsOfABatchHaveOneEntryEach(TestDatabase database) throws SQLException {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      fill(shop);
      try (Connection connection = DriverManager.getConnection(shop.url());
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into orders (id, customer_id, number, total, status, version)"
                      + " values (?, 1, ?, 0, 'NEW', 0)")) {
        for (int id : List.of(11, 12, 13)) {
          insert.setInt(1, id);
          insert.setInt(2, id);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      assertThat(shop.rows("select entity_key, operation from fq_outbox order by id"))
          .containsExactly("11|CREATED", "12|CREATED", "13|CREATED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aChangedKeyIsADeleteAndACreate(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      fill(shop);
      shop.run("update orders set id = 50, note = 'n' where id = 2");
      assertThat(
              shop.rows(
                  "select entity_key, operation, before_row, after_row, changed from fq_outbox order by id"))
          .containsExactly(
              "2|DELETED|" + order(2, "null") + "|null|[]",
              "50|CREATED|null|" + order(50, 2, "\"n\"") + "|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aChangedLinkIsAnUpdateOfTheRowWithTheRelation(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      fill(shop);
      shop.run(
          "insert into order_labels (order_id, label_name) values (1, 'a'), (2, 'a')",
          "update order_labels set label_name = 'b' where order_id = 1",
          "update order_labels set label_name = label_name",
          "update order_labels set order_id = 3 where order_id = 1",
          "delete from order_labels where order_id = 2");
      List<String> entries = new ArrayList<>();
      for (int id : List.of(1, 2, 1, 1, 3, 2)) {
        entries.add(
            id + "|UPDATED|" + order(id, "null") + "|" + order(id, "null") + "|[\"labels\"]");
      }
      assertThat(
              shop.rows(
                  "select entity_key, operation, before_row, after_row, changed from fq_outbox order by id"))
          .containsExactlyInAnyOrderElementsOf(entries);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void mutationsHaveOneEntryEach(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      fill(shop);
      shop.execute(
          "mutation { updateOrder(id: 1, input: {note: \"m\", labels: {add: [{name: \"a\"}]}}) { id } }");
      // One that fails, so that its connection is used again.
      assertThat(shop.execute("mutation { updateOrder(id: 1, input: {number: 2}) { id } }"))
          .contains("CONFLICT");
      shop.run("update orders set note = 's' where id = 2");
      shop.execute("mutation { deleteOrder(id: 1) { id } }");
      shop.run("update orders set note = 't' where id = 2");
      assertThat(shop.rows("select entity_key, operation, changed from fq_outbox order by id"))
          .containsExactly(
              "1|UPDATED|[\"note\",\"version\",\"labels\"]",
              "2|UPDATED|[\"note\"]",
              "1|DELETED|[]",
              "2|UPDATED|[\"note\"]");
    }
  }

  /** What a trigger of the application writes during a mutation is no statement of the mutation. */
  @Test
  void changesByOtherTriggersAreCapturedOnPostgresql() {
    try (Shop shop = Shop.ofTypes(TestDatabase.POSTGRESQL, CLASSES)) {
      fill(shop);
      shop.run(
          "create function touch() returns trigger language plpgsql as"
              + " $$ begin update orders set note = new.name where customer_id = new.id; return null; end $$",
          "create trigger touch after update on customers for each row execute function touch()");
      shop.execute("mutation { updateCustomer(id: 1, input: {name: \"Eva\"}) { id } }");
      assertThat(shop.rows("select entity_key, operation, changed from fq_outbox order by id"))
          .containsExactlyInAnyOrder(
              "1|UPDATED|[\"note\"]", "2|UPDATED|[\"note\"]", "3|UPDATED|[\"note\"]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theOrderOfEntriesIsThatOfChanges(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      fill(shop);
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(Seed.get() + writer);
        boolean bySql = writer % 2 == 0;
        writers.add(() -> bySql ? change(shop, random) : mutate(shop, random));
      }
      int added = 0;
      for (Future<Integer> each : threads.invokeAll(writers)) {
        added += each.get();
      }
      assertThat(shop.execute("{ ordersAggregate { totalSum } }"))
          .isEqualTo("{\"data\":{\"ordersAggregate\":[{\"totalSum\":" + added + ".00}]}}");
      Map<String, Integer> versions = new HashMap<>();
      for (String entry :
          shop.rows("select entity_key, operation, after_row from fq_outbox order by id")) {
        String[] parts = entry.split("\\|", 3);
        Matcher version = VERSION.matcher(parts[2]);
        assertThat(version.find()).isTrue();
        int before = versions.getOrDefault(parts[0], 0);
        assertThat(Integer.parseInt(version.group(1))).as(entry).isEqualTo(before + 1);
        versions.put(parts[0], before + 1);
      }
      List<String> stored = new ArrayList<>();
      versions.forEach((key, version) -> stored.add(key + "|" + version));
      assertThat(shop.rows("select id, version from orders where version > 0"))
          .containsExactlyInAnyOrderElementsOf(stored);
    }
  }

  private static int mutate(Shop shop, Random random) {
    int added = 0;
    for (int i = 0; i < 15; i++) {
      String response =
          shop.execute(
              "mutation { a: updateOrder(id: %d, increment: {total: 1}) { id } b: updateOrder(id: %d, increment: {total: 1}) { id } }"
                  .formatted(1 + random.nextInt(3), 1 + random.nextInt(3)));
      if (response.startsWith("{\"data\":{")) {
        added += 2;
      } else {
        assertThat(response).containsPattern("\"code\":\"(CONFLICT|TIMEOUT)\"");
      }
    }
    return added;
  }

  private static int change(Shop shop, Random random) throws SQLException {
    int added = 0;
    try (Connection connection = DriverManager.getConnection(shop.url());
        Statement statement = connection.createStatement()) {
      if (shop.url().startsWith("jdbc:sqlite")) {
        statement.execute("pragma busy_timeout = 20000");
      }
      for (int i = 0; i < 15; i++) {
        try {
          int first = 1 + random.nextInt(3);
          int second = 1 + random.nextInt(3);
          statement.execute(
              "update orders set total = total + 1, version = version + 1 where id in (%d, %d)"
                  .formatted(first, second));
          added += first == second ? 1 : 2;
        } catch (SQLException e) {
          // A deadlock: the statement is undone, and there is no entry.
          assertThat(e.getSQLState()).isIn("40001", "40P01", "HY000", null);
        }
      }
    }
    return added;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theStartFailsWithoutATrigger(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      String name = quoted(database, "fq_Order_update");
      shop.run("drop trigger " + name + (database == TestDatabase.POSTGRESQL ? " on orders" : ""));
      assertThatThrownBy(() -> open(database, shop, CLASSES))
          .isInstanceOf(SchemaMismatchException.class)
          .hasMessageContaining(
              "orders is without the trigger fq_Order_update, expected one that captures changes."
                  + " Run META-INF/fraiseql/triggers/"
                  + database.option()
                  + ".sql of the compiled classes");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theStartFailsWithAnOlderTrigger(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      assertThatThrownBy(() ->
              open(
                  database,
                  shop,
                  CLASSES.replace("@Nullable @Column(length = 30) String note,", "")))
          .isInstanceOf(SchemaMismatchException.class)
          .hasMessageContaining("orders is with an older trigger fq_Order_insert");
    }
  }

  private static void open(TestDatabase database, Shop shop, String classes) {
    FraiseEngine.open(
            new EngineSettings(shop.url(), null, null, 2, Limits.DEFAULT),
            CompiledTypes.of(database, classes))
        .close();
  }

  /** A customer with three orders, without entries. */
  private static void fill(Shop shop) {
    shop.execute(
        "mutation { createLabels(inputs: [{name: \"a\"}, {name: \"b\"}]) { name }"
            + " createCustomer(input: {name: \"Ada\", address: {city: \"c\"}, orders: ["
            + "{number: 1, total: 0, status: NEW}, {number: 2, total: 0, status: NEW},"
            + " {number: 3, total: 0, status: NEW}]}) { id } }");
    shop.run("delete from fq_outbox");
  }

  private static String order(int id, String note) {
    return order(id, id, note);
  }

  private static String order(int id, int number, String note) {
    return "{\"id\":\"%d\",\"customer\":{\"id\":\"1\"},\"number\":%d,\"total\":0.00,\"note\":%s,\"status\":\"NEW\",\"version\":0}"
        .formatted(id, number, note);
  }

  private static String quoted(TestDatabase database, String name) {
    String quote = database == TestDatabase.MYSQL || database == TestDatabase.MARIADB ? "`" : "\"";
    return quote + name + quote;
  }
}
