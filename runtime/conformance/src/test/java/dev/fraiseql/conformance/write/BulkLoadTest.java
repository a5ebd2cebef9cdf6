package dev.fraiseql.conformance.write;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are loaded over Flight are what creates would have written, alike everywhere. */
class BulkLoadTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void valuesOfEveryTypeReturnAsTheyWereSent(TestDatabase database) throws Exception {
    try (Shop shop =
            Shop.ofTypes(
                database,
                ValuesTest.CLASSES
                    + ValuesTest.CLASSES
                        .substring(ValuesTest.CLASSES.indexOf("@Type"))
                        .replace("record Value(", "record Copy("));
        LoadClient client = new LoadClient(shop.engine())) {
      shop.execute(
          "mutation { createValues(inputs: [{id: \"low\", %s}, {id: \"high\", %s}]) { id } }"
              .formatted(ValuesTest.LOW, ValuesTest.HIGH));
      String query = "{ values(orderBy: [{id: ASC}]) { " + ValuesTest.FIELDS + " } }";
      String before = shop.execute(query);
      List<String> exported = client.rows("export:values::");
      assertThat(exported).hasSize(2);

      client.copy("export:values::", "copies");
      assertThat(shop.execute(query.replace("values(", "copies(")).replace("copies", "values"))
          .isEqualTo(before);
      assertThat(client.rows("export:copies::")).isEqualTo(exported);
    }
  }

  /** The JSON of an entry is the same whether a row was created or loaded. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void entriesAreThoseOfCreates(TestDatabase database) throws Exception {
    String plain =
        ValuesTest.CLASSES
            .lines()
            .filter(line -> !line.contains("List<") && !line.contains("@Json"))
            .collect(Collectors.joining("\n"))
            .replace(
                "@Nullable Integer none)", "@Nullable Integer none, @Nullable @Embedded Box box)");
    String captured =
        plain.substring(plain.indexOf("@Type")).replace("@Type", "@Type(capture = Capture.OUTBOX)");
    String classes =
        """
        enum Size { SMALL, LARGE }
        record Box(String code, @Nullable Short height) {}
        """
            + captured
            + captured.replace("record Value(", "record Copy(");
    try (Shop shop = Shop.ofTypes(database, classes);
        LoadClient client = new LoadClient(shop.engine())) {
      shop.execute(
          ("mutation { createValues(inputs: [{id: \"low\", %s}, {id: \"high\", %s, none: 7, box: {code: \"x"
                  + " \", height: 3}}, {id: \"box\", %s, box: {code: \"\"}}]) { id }"
                  + " }")
              .formatted(plain(ValuesTest.LOW), plain(ValuesTest.HIGH), plain(ValuesTest.LOW)));
      client.copy("export:values::", "copies");
      List<String> created = entries(shop, "Value");
      assertThat(created).hasSize(3);
      assertThat(entries(shop, "Copy")).containsExactlyInAnyOrderElementsOf(created);
    }
  }

  private static String plain(String input) {
    return input.substring(0, input.indexOf(", document:"));
  }

  private static List<String> entries(Shop shop, String type) {
    return shop.rows(
        "select entity_key, operation, after_row, changed from fq_outbox where entity_type = '"
            + type
            + "' order by id");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void completesAndCapturesRowsAsCreatesDo(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        LoadClient client = new LoadClient(shop.engine())) {
      shop.execute(
          "mutation { createCustomers(inputs: [{name: \"Ada\", address: {city: \"Turin\"}}, {name:"
              + " \"Eva\", address: {city: \"Rome\"}}]) { id } }");
      assertThat(client.put("orders", orders(client))).containsExactly("{\"rows\":3}");
      assertThat(
              shop.execute(
                  "{ orders(orderBy: [{id: ASC}]) { id version number total note status customer {"
                      + " name } } }"))
          .isEqualTo(
              "{\"data\":{\"orders\":["
                  + "{\"id\":\"1\",\"version\":0,\"number\":7,\"total\":1.50,\"note\":\"a\",\"status\":\"NEW\",\"customer\":{\"name\":\"Ada\"}},"
                  + "{\"id\":\"2\",\"version\":0,\"number\":8,\"total\":2.25,\"note\":null,\"status\":\"PAID\",\"customer\":{\"name\":\"Eva\"}},"
                  + "{\"id\":\"3\",\"version\":0,\"number\":9,\"total\":0.00,\"note\":\"\",\"status\":\"NEW\",\"customer\":{\"name\":\"Ada\"}}]}}");
      assertThat(
              shop.rows(
                  "select entity_type, entity_key, operation, before_row, after_row, changed from"
                      + " fq_outbox order by id"))
          .hasSize(3)
          .first()
          .isEqualTo(
              "Order|1|CREATED|null|{\"id\":\"1\",\"customer\":{\"id\":\"1\"},\"number\":7,\"total\":1.50,\"note\":\"a\",\"status\":\"NEW\",\"version\":0}|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void triggersDoNotCaptureRowsAgain(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, Shop.CLASSES.replace("OUTBOX", "TRIGGER"));
        LoadClient client = new LoadClient(shop.engine())) {
      shop.execute(
          "mutation { createCustomers(inputs: [{name: \"Ada\", address: {city: \"Turin\"}}, {name:"
              + " \"Eva\", address: {city: \"Rome\"}}]) { id } }");
      assertThat(client.put("orders", orders(client))).containsExactly("{\"rows\":3}");
      assertThat(shop.rows("select entity_key, operation from fq_outbox order by id"))
          .containsExactly("1|CREATED", "2|CREATED", "3|CREATED");
    }
  }

  private static FieldVector[] orders(LoadClient client) {
    return new FieldVector[] {
      client.longs("customer_id", 1L, 2L, 1L),
      client.longs("number", 7L, 8L, 9L),
      client.doubles("total", 1.5, 2.25, 0),
      client.texts("note", "a", null, ""),
      client.texts("status", "NEW", "PAID", "NEW")
    };
  }

  private static final String PRICES =
      """
      @Type record Price(
          @Id UUID id,
          @jakarta.validation.constraints.NotBlank @jakarta.validation.constraints.Size(max = 5) String name,
          @jakarta.validation.constraints.Min(1) int pieces,
          @Column(precision = 6, scale = 2) BigDecimal amount,
          @Nullable LocalDate day,
          @Nullable List<@jakarta.validation.constraints.Min(1) Integer> marks,
          @Embedded Box box) {}
      record Box(@Column(length = 3) String code, @Nullable Short height) {}
      @Type(table = "prices", readOnly = true) record Shown(@Id UUID id, String name) {}
      """;

  /** A mistake is found before or by the database: it names its place, and nothing is written. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesTheColumnThatIsWrong(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, PRICES);
        LoadClient client = new LoadClient(shop.engine())) {
      Refusals refusals = new Refusals(client);
      FieldVector[] none = {};
      refusals.of("pricse", "\"pricse\" is no table that is served. Did you mean prices?", none);
      refusals.of("shown", "Shown is only read: its class says readOnly = true.", none);
      refusals.of(
          "prices",
          "The columns amount, box_code, name, pieces of prices are missing: a value is required"
              + " in every row.",
          none);
      refusals.of("x\"; drop table prices; --", "is no table that is served.", none);
      refusals.of(
          "prices",
          "\"name\"\"; drop table prices; --\" is no column of prices.",
          client.texts("name\"\"; drop table prices; --", "a"));
      refusals.of(
          "prices",
          "\"nmae\" is no column of prices. Did you mean name?",
          client.texts("nmae", "a"));
      refusals.of(
          "prices",
          "\"box\" is an object of Price. Send a struct, or a column for each of its fields, such as"
              + " box.code.",
          client.texts("box", "a"));
      refusals.of(
          "prices",
          "The column box_code is given twice",
          prices(client, 1, client.texts("box.code", "b")));
      refusals.of(
          "prices",
          "Column day has the Arrow type Bool, from which no Date is read. Send Date32.",
          prices(client, 1, client.bools("day", true)));
      shop.execute(
          "mutation { createPrice(input: {id: \"00000000-0000-0000-0000-000000000001\", name: \"a\","
              + " pieces: 1, amount: 1, box: {code: \"a\"}}) { id } }");
      String id = "00000000-0000-0000-0000-00000000000";
      refusals.of(
          "prices",
          FlightStatusCode.ALREADY_EXISTS,
          "Row 1: There is a Price with the same id already.",
          prices(client, 3, client.texts("id", id + "2", id + "1", id + "3")));
      refusals.of(
          "prices",
          FlightStatusCode.ALREADY_EXISTS,
          "Row 2: There is a Price with the same id already.",
          prices(client, 3, client.texts("id", id + "2", id + "3", id + "2")));
      refusals.of(
          "prices",
          "Row 0, column id: \"x\" is not a UUID",
          prices(client, 2, client.texts("id", "x", id + "5")));
      refusals.of(
          "prices",
          "Row 1, column day: \"2026-02-30\" is not a Date",
          prices(client, 2, client.texts("day", "2026-02-28", "2026-02-30")));
      refusals.of(
          "prices",
          "Row 1, column box.height: 40000 is out of the range of the column: -32768 to 32767.",
          prices(client, 2, client.longs("box.height", null, 40000L)));
      assertThat(shop.execute("{ pricesCount }")).isEqualTo("{\"data\":{\"pricesCount\":1}}");
    }
  }

  /** Right columns, with some more. */
  private static FieldVector[] prices(LoadClient client, int rows, FieldVector... more) {
    return columns(client, rows, "a", 1L, 1.25, "b", more);
  }

  private static FieldVector[] columns(
      LoadClient client,
      int rows,
      String name,
      Long pieces,
      double amount,
      String code,
      FieldVector... more) {
    List<FieldVector> columns = new ArrayList<>();
    columns.add(client.texts("name", nCopies(rows, name).toArray(String[]::new)));
    columns.add(client.longs("pieces", nCopies(rows, pieces).toArray(Long[]::new)));
    columns.add(
        client.doubles("amount", IntStream.range(0, rows).mapToDouble(i -> amount).toArray()));
    columns.add(client.texts("box_code", nCopies(rows, code).toArray(String[]::new)));
    columns.addAll(List.of(more));
    return columns.toArray(FieldVector[]::new);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void checksValuesAsCreatesDo(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, PRICES);
        LoadClient client = new LoadClient(shop.engine())) {
      Refusals refusals = new Refusals(client);
      String remedy = " Nothing was written: correct the row, and send all rows again.";
      refusals.of(
          "prices",
          "Row 0, column name: must have at most 5 characters." + remedy,
          columns(client, 1, "abcdef", 1L, 1, "b"));
      refusals.of(
          "prices",
          "Row 0, column name: must not be blank." + remedy,
          columns(client, 1, " ", 1L, 1, "b"));
      refusals.of(
          "prices",
          "Row 0, column pieces: must be at least 1." + remedy,
          columns(client, 1, "a", 0L, 1, "b"));
      refusals.of(
          "prices",
          "Row 0, column pieces: null is not allowed." + remedy,
          columns(client, 1, "a", null, 1, "b"));
      refusals.of(
          "prices",
          "Row 0, column pieces: 5000000000 is out of the range of Int." + remedy,
          columns(client, 1, "a", 5_000_000_000L, 1, "b"));
      refusals.of(
          "prices",
          "Row 0, column amount: 1.125 has more decimals than the column stores: 2." + remedy,
          columns(client, 1, "a", 1L, 1.125, "b"));
      refusals.of(
          "prices",
          "Row 0, column amount: 12345.0 is out of the range of the column: 4 digits before the"
              + " decimal point."
              + remedy,
          columns(client, 1, "a", 1L, 12345, "b"));
      Map<String, Long> elements = new LinkedHashMap<>();
      elements.put("must be at least 1.", 0L);
      elements.put("5000000000 is out of the range of Int.", 5_000_000_000L);
      elements.put("null is not allowed in a list.", null);
      for (Map.Entry<String, Long> wrong : elements.entrySet()) {
        refusals.of(
            "prices",
            "Row 0, column marks.1: " + wrong.getKey() + remedy,
            columns(client, 1, "a", 1L, 1, "b", client.list("marks", 1L, wrong.getValue())));
      }
      refusals.of(
          "prices",
          "Row 0, column box_code: the text has 4 characters; the column stores 3." + remedy,
          columns(client, 1, "a", 1L, 1, "éééé"));
      refusals.of(
          "prices",
          "Row 0, column name: the text contains the character 0x00, which no database can store."
              + remedy,
          columns(client, 1, "a\0", 1L, 1, "b"));
      assertThat(shop.execute("{ pricesCount }")).isEqualTo("{\"data\":{\"pricesCount\":0}}");

      assertThat(client.put("price", columns(client, 2, "ééééé", 1L, 1.25, "é😀é")))
          .containsExactly("{\"rows\":2}");
      assertThat(shop.execute("{ prices { name pieces amount day box { code height } } }"))
          .isEqualTo(
              "{\"data\":{\"prices\":[%1$s,%1$s]}}"
                  .formatted(
                      "{\"name\":\"ééééé\",\"pieces\":1,\"amount\":1.25,\"day\":null,\"box\":{\"code\":\"é😀é\",\"height\":null}}"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesTheRowThatTheDatabaseRejects(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        LoadClient client = new LoadClient(shop.engine())) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}}) { id } }");
      Refusals refusals = new Refusals(client);
      refusals.of(
          "orders",
          "Row 1, column customer_id: there is no such Customer.",
          client.longs("customer_id", 1L, 99L),
          client.longs("number", 1L, 2L),
          client.doubles("total", 1, 1),
          client.texts("status", "NEW", "NEW"));
      refusals.of(
          "orders",
          FlightStatusCode.ALREADY_EXISTS,
          "Row 2: There is an Order with the same customer, number already.",
          client.longs("customer_id", 1L, 1L, 1L),
          client.longs("number", 1L, 2L, 1L),
          client.doubles("total", 1, 1, 1),
          client.texts("status", "NEW", "NEW", "PAID"));
      refusals.of(
          "orders",
          "Row 0, column status: \"new\" is no value of Status. Did you mean NEW?",
          client.longs("customer_id", 1L),
          client.longs("number", 1L),
          client.doubles("total", 1),
          client.texts("status", "new"));
      refusals.of(
          "Order",
          "\"customer\" is a relation of Order. Send the column customer_id instead.",
          client.longs("customer", 1L));
      refusals.of(
          "orders",
          "\"lines\" is a list of rows of Line. Load them as rows of their own.",
          client.longs("lines", 1L));
      refusals.of(
          "orders",
          "The column id is numbered by the database. Leave it out.",
          client.longs("id", 1L));
      refusals.of(
          "orders",
          "The column version is the version of the row, which begins by itself. Leave it out.",
          client.longs("version", 1L));
      assertThat(shop.execute("{ ordersCount }")).isEqualTo("{\"data\":{\"ordersCount\":0}}");
      assertThat(shop.rows("select id from fq_outbox")).isEmpty();
    }
  }

  /** Rows are counted over the whole stream, and all of them are undone. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void undoesAllBatchesOfAStream(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        LoadClient client = new LoadClient(shop.engine())) {
      FieldVector[] columns = {
        client.texts("sku", skus(0, 3000)),
        client.texts("name", skus(0, 3000)),
        client.ints("stock", new int[3000])
      };
      try (VectorSchemaRoot rows = VectorSchemaRoot.of(columns);
          SyncPutListener results = new SyncPutListener()) {
        rows.setRowCount(3000);
        ClientStreamListener stream =
            client.flight().client().startPut(FlightDescriptor.path("products"), rows, results);
        stream.putNext();
        for (int i = 0; i < 3000; i++) {
          byte[] sku = (i == 1234 ? "sku7" : "other" + i).getBytes(StandardCharsets.UTF_8);
          ((VarCharVector) columns[0]).setSafe(i, sku);
        }
        stream.putNext();
        stream.completed();
        assertThatThrownBy(() -> LoadClient.results(stream, results))
            .hasMessageContaining("Row 4234: There is a Product with the same sku already.");
      }
      assertThat(shop.execute("{ productsCount }")).isEqualTo("{\"data\":{\"productsCount\":0}}");
    }
  }

  private static final String ITEMS =
      "@Type(capture = Capture.OUTBOX) record Item(@Id @Column(length = 10) String sku,"
          + " @Column(length = 10) String name) {}";

  /** Whatever part of a load is wrong, no part of it is lost or stays. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void undoesAllPartsOfACapturedLoad(TestDatabase database) throws Exception {
    int rows = 9000;
    try (Shop shop = Shop.ofTypes(database, ITEMS);
        LoadClient client = new LoadClient(shop.engine())) {
      for (int wrong : new int[] {1000, 4095, 4096, 8191, 8192, 8999}) {
        String[] twice = skus(0, rows);
        twice[wrong] = "sku3";
        assertThatThrownBy(
                () -> client.put("items", client.texts("sku", twice), client.texts("name", twice)))
            .hasMessageContaining("Row " + wrong + ": There is an Item with the same sku already.");
        String[] tooLong = skus(0, rows);
        tooLong[wrong] = "x".repeat(11);
        assertThatThrownBy(() ->
                client.put(
                    "items", client.texts("sku", skus(0, rows)), client.texts("name", tooLong)))
            .hasMessageContaining("Row " + wrong + ", column name: ");
        assertThat(shop.execute("{ itemsCount }")).isEqualTo("{\"data\":{\"itemsCount\":0}}");
        assertThat(shop.rows("select id from fq_outbox")).isEmpty();
      }
      String[] right = skus(0, rows);
      client.put("items", client.texts("sku", right), client.texts("name", right));
      assertThat(shop.execute("{ itemsCount }")).isEqualTo("{\"data\":{\"itemsCount\":9000}}");
      assertThat(shop.rows("select entity_key from fq_outbox order by id")).containsExactly(right);
    }
  }

  /**
   * A load of more than is sent together: its keys, which the database numbers, and its entries are
   * in the order of the rows, and a mistake in the last part undoes all of them.
   */
  @Test
  void capturesLoadsOfSeveralParts() throws Exception {
    int rows = 90_000;
    try (Shop shop =
            Shop.ofTypes(
                TestDatabase.POSTGRESQL,
                "@Type(capture = Capture.OUTBOX) record Item(@Id long id,"
                    + " @Unique @Column(length = 10) String name) {}");
        LoadClient client = new LoadClient(shop.engine())) {
      String[] names = skus(0, rows);
      names[80_000] = "sku3";
      assertThatThrownBy(() -> client.put("items", client.texts("name", names)))
          .hasMessageContaining("Row 80000: There is an Item with the same name already.");
      assertThat(shop.rows("select (select count(*) from items), (select count(*) from fq_outbox)"))
          .containsExactly("0|0");
      client.put("items", client.texts("name", skus(0, rows)));
      assertThat(
              shop.rows(
                  "select count(*), count(distinct e.id), max(i.id) - min(i.id) from (select entity_key,"
                      + " id, after_row, row_number() over (order by id) as place from fq_outbox) e"
                      + " join items i on i.id = cast(e.entity_key as bigint) where i.name = 'sku' ||"
                      + " (e.place - 1) and e.after_row = '{\"id\":\"' || i.id || '\",\"name\":\"' ||"
                      + " i.name || '\"}'"))
          .containsExactly(rows + "|" + rows + "|" + (rows - 1));
      assertThat(shop.execute("mutation { createItem(input: {name: \"next\"}) { name } }"))
          .isEqualTo("{\"data\":{\"createItem\":{\"name\":\"next\"}}}");
    }
  }

  /** An entry has the row as it is stored, also where the database changes what it was given. */
  @Test
  void entriesHaveWhatTheDatabaseMadeOfARow() throws Exception {
    Map<String, String> changes =
        Map.of(
            "create function shout() returns trigger language plpgsql as"
                + " $$ begin new.name = upper(new.name); return new; end $$;"
                + " create trigger shout before insert on items for each row execute function shout()",
            "A",
            "alter table items alter name type char(3)",
            "a  ");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      try (Shop shop = Shop.ofTypes(TestDatabase.POSTGRESQL, ITEMS);
          LoadClient client = new LoadClient(shop.engine())) {
        shop.run(change.getKey());
        client.put("items", client.texts("sku", "s"), client.texts("name", "a"));
        assertThat(shop.rows("select after_row from fq_outbox"))
            .containsExactly("{\"sku\":\"s\",\"name\":\"" + change.getValue() + "\"}");
      }
    }
    String moments =
        "@Type(capture = Capture.OUTBOX) record Visit(@Id int id, java.time.LocalDateTime at) {}";
    try (Shop shop =
            Shop.ofTypes(
                TestDatabase.POSTGRESQL,
                moments.replace("@Id int", "@Id(generated = Id.Generation.NONE) int"));
        LoadClient client = new LoadClient(shop.engine())) {
      shop.run("alter table visits alter at type timestamp(3)");
      client.put("visits", client.ints("id", 1), client.texts("at", "2026-01-24T10:30:00.123456"));
      assertThat(shop.rows("select after_row from fq_outbox"))
          .containsExactly("{\"id\":\"1\",\"at\":\"2026-01-24T10:30:00.123\"}");
    }
  }

  private static String[] skus(int first, int end) {
    return IntStream.range(first, end).mapToObj(i -> "sku" + i).toArray(String[]::new);
  }

  /** Loads that are refused. */
  private record Refusals(LoadClient client) {
    void of(String table, String message, FieldVector... columns) {
      of(table, FlightStatusCode.INVALID_ARGUMENT, message, columns);
    }

    void of(String table, FlightStatusCode code, String message, FieldVector... columns) {
      assertThatThrownBy(() -> client.put(table, columns))
          .isInstanceOfSatisfying(
              FlightRuntimeException.class, e -> assertThat(e.status().code()).isEqualTo(code))
          .hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void loadsManyRows(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        LoadClient client = new LoadClient(shop.engine())) {
      int rows = 100_000;
      String[] skus = skus(0, rows);
      Long[] stock = IntStream.range(0, rows).mapToObj(i -> (long) i).toArray(Long[]::new);
      assertThat(
              client.put(
                  "products",
                  client.texts("sku", skus),
                  client.texts("name", skus),
                  client.longs("stock", stock)))
          .containsExactly("{\"rows\":100000}");
      assertThat(
              shop.execute(
                  "{ all: productsCount some: productsCount(where: {stock: {gte: 99000}, name: {startsWith: \"sku99\"}}) }"))
          .isEqualTo("{\"data\":{\"all\":100000,\"some\":1000}}");
    }
  }
}
