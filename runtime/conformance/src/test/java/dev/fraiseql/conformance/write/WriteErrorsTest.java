package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a mutation: the same errors on every database, and nothing is written. */
class WriteErrorsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesTheConstraint(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      shop.execute(
          "mutation { createCustomers(inputs: [{name: \"Ada\", email: \"a@b.c\", address: {city:"
              + " \"Turin\"}}, {name: \"Eva\", address: {city: \"Rome\"}}]) { id }"
              + " createProduct(input: {sku: \"a\", name: \"Axe\", stock: 9223372036854775807}) { sku }"
              + " createOrder(input: {customer: {id: 1}, number: 1, total: 1, status: NEW, lines:"
              + " [{product: {sku: \"a\"}, quantity: 1}]}) { id } }");
      Map<String, String> cases = new LinkedHashMap<>();
      cases.put(
          "updateCustomer(id: 2, input: {email: \"a@b.c\"}) { id }",
          "input.email: there is a Customer with the same email already. CONFLICT fields=[\"email\"]"
              + " field=\"input.email\"");
      cases.put(
          "createProduct(input: {sku: \"a\", name: \"x\", stock: 1}) { sku }",
          "input.sku: there is a Product with the same sku already. CONFLICT fields=[\"sku\"]"
              + " field=\"input.sku\"");
      cases.put(
          "createProducts(inputs: [{sku: \"b\", name: \"x\", stock: 1}, {sku: \"a\", name: \"x\", stock:"
              + " 1}, {sku: \"c\", name: \"x\", stock: 1}]) { sku }",
          "inputs.1.sku: there is a Product with the same sku already. CONFLICT fields=[\"sku\"]"
              + " field=\"inputs.1.sku\"");
      cases.put(
          "createProducts(inputs: [{sku: \"a\", name: \"x\", stock: 1}, {sku: \"w\", name: \"x\", stock:"
              + " 1}, {sku: \"w\", name: \"x\", stock: 1}]) { sku }",
          "inputs.2.sku: inputs.1 has the same sku, which is unique. CONFLICT fields=[\"sku\"]"
              + " field=\"inputs.2.sku\"");
      cases.put(
          "createOrders(inputs: [{customer: {id: 2}, number: 1, total: 1, status: NEW}, {customer: {id:"
              + " 1}, number: 1, total: 1, status: NEW}]) { id }",
          "inputs.1.customer: there is an Order with the same customer, number already. CONFLICT"
              + " fields=[\"customer\",\"number\"] field=\"inputs.1.customer\"");
      cases.put(
          "createCustomer(input: {name: \"x\", address: {city: \"c\"}, orders: [{number: 1, total: 1,"
              + " status: NEW}, {number: 2, total: 1, status: NEW}, {number: 1, total: 1, status:"
              + " NEW}]}) { id }",
          "input.orders.2.number: input.orders.0 has the same customer, number, which are unique"
              + " together. CONFLICT fields=[\"customer\",\"number\"]"
              + " field=\"input.orders.2.number\"");
      cases.put(
          "upsertCustomer(input: {name: \"x\", email: \"a@b.c\", address: {city: \"c\"}}) { id }",
          "input.email: there is a Customer with the same email already. CONFLICT fields=[\"email\"]"
              + " field=\"input.email\"");
      cases.put(
          "updateCustomers(where: {id: {eq: 2}}, input: {email: \"a@b.c\"}) { count }",
          "input.email: there is a Customer with the same email already. CONFLICT fields=[\"email\"]"
              + " field=\"input.email\"");
      cases.put(
          "createOrder(input: {customer: {id: 9}, number: 1, total: 1, status: NEW}) { id }",
          "input.customer: there is no such Customer. BAD_USER_INPUT field=\"input.customer\"");
      cases.put(
          "createOrder(input: {customer: {id: 1}, number: 2, total: 1, status: NEW, lines: [{product:"
              + " {sku: \"a\"}, quantity: 1}, {product: {sku: \"z\"}, quantity: 1}]}) { id }",
          "input.lines.1.product: there is no such Product. BAD_USER_INPUT"
              + " field=\"input.lines.1.product\"");
      cases.put(
          "updateOrder(id: 1, input: {customer: {id: 9}}) { id }",
          "input.customer: there is no such Customer. BAD_USER_INPUT field=\"input.customer\"");
      cases.put(
          "updateOrder(id: 1, input: {labels: {add: [{name: \"none\"}]}}) { id }",
          "input.labels.add.0: there is no such Label. BAD_USER_INPUT field=\"input.labels.add.0\"");
      cases.put(
          "deleteCustomer(id: 1) { id }",
          "Rows of Order refer to this Customer. Delete them first, or let them refer to others. CONFLICT"
              + " type=\"Order\"");
      cases.put(
          "deleteProducts(where: {sku: {eq: \"a\"}}) { count }",
          "Rows of Line refer to this Product. Delete them first, or let them refer to others. CONFLICT"
              + " type=\"Line\"");
      cases.put(
          "updateProduct(sku: \"a\", increment: {stock: 1}) { stock }",
          "increment.stock: the sum does not fit into its column. BAD_USER_INPUT"
              + " field=\"increment.stock\"");
      cases.put(
          "updateLine(id: 1, increment: {quantity: 32767}) { quantity }",
          "increment.quantity: the sum does not fit into its column. BAD_USER_INPUT"
              + " field=\"increment.quantity\"");
      cases.put(
          "updateOrder(id: 1, increment: {total: 99999999.50}) { total }",
          "increment.total: the sum does not fit into its column. BAD_USER_INPUT"
              + " field=\"increment.total\"");
      cases.put(
          "upsertOrder(input: {id: 77, note: \"x\"}) { id }",
          "input.id: there is no such row, and the database numbers new rows. Leave it out."
              + " BAD_USER_INPUT field=\"input.id\"");
      List<String> before = state(shop);
      List<String> wrong = new ArrayList<>();
      cases.forEach((field, expected) -> {
        String response = shop.execute("mutation { " + field + " }");
        String name = field.substring(0, field.indexOf('('));
        String told = told(response, name);
        if (!told.equals(expected)) {
          wrong.add(field + "\n  gives    " + told + "\n  expected " + expected);
        }
      });
      assertThat(wrong).isEmpty();
      assertThat(state(shop)).isEqualTo(before);
    }
  }

  /** The other row of a conflict counts as it is when the input is written. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void findsTheInputThatConflictsWithWhatEarlierFieldsHaveWritten(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", email: \"a@b.c\", address: {city:"
              + " \"Turin\"}}) { id } createProducts(inputs: [{sku: \"a\", name: \"Axe\", stock: 1},"
              + " {sku: \"b\", name: \"Bolt\", stock: 1}]) { sku } }");
      List<String> before = state(shop);
      Map<String, String> cases = new LinkedHashMap<>();
      cases.put(
          "createProduct(input: {sku: \"n\", name: \"x\", stock: 1}) { sku }"
              + " createProducts(inputs: [{sku: \"m\", name: \"x\", stock: 1}, {sku: \"n\", name:"
              + " \"x\", stock: 1}]) { sku }",
          "inputs.1.sku: there is a Product with the same sku already. CONFLICT fields=[\"sku\"]"
              + " field=\"inputs.1.sku\"");
      cases.put(
          "deleteProduct(sku: \"b\") { sku } createProducts(inputs: [{sku: \"b\", name: \"x\","
              + " stock: 1}, {sku: \"a\", name: \"x\", stock: 1}]) { sku }",
          "inputs.1.sku: there is a Product with the same sku already. CONFLICT fields=[\"sku\"]"
              + " field=\"inputs.1.sku\"");
      cases.put(
          "updateCustomer(id: 1, input: {email: \"n@b.c\"}) { id } createCustomers(inputs: [{name:"
              + " \"x\", email: \"a@b.c\", address: {city: \"c\"}}, {name: \"y\", email:"
              + " \"n@b.c\", address: {city: \"c\"}}]) { id }",
          "inputs.1.email: there is a Customer with the same email already. CONFLICT"
              + " fields=[\"email\"] field=\"inputs.1.email\"");
      cases.forEach((fields, expected) -> {
        String last = fields.contains("createProducts") ? "createProducts" : "createCustomers";
        assertThat(told(shop.execute("mutation { " + fields + " }"), last)).isEqualTo(expected);
        assertThat(state(shop)).isEqualTo(before);
      });
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesThePlaceOfEveryLinkThatLeadsNowhere(TestDatabase database) {
    try (Shop shop =
        Shop.ofTypes(
            database,
            """
            @Type record Supplier(
                @Id long id, @Column(length = 20) String name, @Relation List<Product> products) {}
            @Type record Product(
                @Id long id,
                @Column(length = 20) String name,
                @Relation Supplier supplier,
                @Relation(through = @Join(table = "product_tags")) List<Tag> tags,
                @Relation(through = @Join(table = "product_shelves")) List<Shelf> shelves) {}
            @Type record Tag(@Id @Column(length = 30) String name) {}
            @Type record Shelf(@Id @Column(length = 20) String aisle, @Id int level) {}
            """)) {
      shop.execute(
          "mutation { createTags(inputs: [{name: \"blue\"}, {name: \"a, b)\"}]) { name }"
              + " createShelf(input: {aisle: \"x, 1\", level: 2}) { level }"
              + " createSupplier(input: {name: \"S\", products: [{name: \"P\"}]}) { id } }");
      String product =
          "createSupplier(input: {name: \"T\", products: [{name: \"a\"},"
              + " {name: \"b\", tags: [{name: \"blue\"}, {name: \"blue\"}]},"
              + " {name: \"c\", %s}]}) { id }";
      Map<String, String> cases = new LinkedHashMap<>();
      cases.put(
          product.formatted("tags: [{name: \"blue\"}, {name: \"zilch\"}, {name: \"a, b)\"}]"),
          "input.products.2.tags.1 Tag");
      cases.put(
          product.formatted("tags: [{name: \"a, b)\"}, {name: \"a, c)\"}, {name: \"no\"}]"),
          "input.products.2.tags.1 Tag");
      cases.put(
          product.formatted("shelves: [{aisle: \"x, 1\", level: 2}, {aisle: \"x, 1\", level: 3}]"),
          "input.products.2.shelves.1 Shelf");
      cases.put(
          "createProduct(input: {name: \"d\", supplier: {id: 1}, tags: [{name: \"no\"}, {name:"
              + " \"blue\"}]}) { id }",
          "input.tags.0 Tag");
      cases.put(
          "createProducts(inputs: [{name: \"d\", supplier: {id: 1}}, {name: \"e\", supplier: {id:"
              + " 77}}, {name: \"f\", supplier: {id: 78}}]) { id }",
          "inputs.1.supplier Supplier");
      cases.put(
          "createProducts(inputs: [{name: \"d\", supplier: {id: 1}, tags: [{name: \"blue\"}]},"
              + " {name: \"e\", supplier: {id: 1}, tags: [{name: \"a, b)\"}, {name: \"no\"}]}]) {"
              + " id }",
          "inputs.1.tags.1 Tag");
      cases.put(
          "updateProduct(id: 1, input: {tags: {remove: [{name: \"x\"}], add: [{name: \"blue\"},"
              + " {name: \"zilch\"}]}}) { id }",
          "input.tags.add.1 Tag");
      cases.put(
          "updateProducts(where: {id: {gt: 0}}, input: {shelves: {add: [{aisle: \"x, 1\", level: 2},"
              + " {aisle: \"y\", level: 2}]}}) { count }",
          "input.shelves.add.1 Shelf");
      cases.put(
          "updateProduct(id: 1, input: {supplier: {id: 9}}) { id }", "input.supplier Supplier");
      cases.put(
          "upsertProduct(input: {name: \"u\", supplier: {id: 9}}) { id }",
          "input.supplier Supplier");
      List<String> wrong = new ArrayList<>();
      cases.forEach((field, place) -> {
        String told =
            told(
                shop.execute("mutation { " + field + " }"), field.substring(0, field.indexOf('(')));
        String where = place.substring(0, place.indexOf(' '));
        String expected =
            where
                + ": there is no such"
                + place.substring(where.length())
                + ". BAD_USER_INPUT field=\""
                + where
                + "\"";
        if (!told.equals(expected)) {
          wrong.add(field + "\n  gives    " + told + "\n  expected " + expected);
        }
      });
      assertThat(wrong).isEmpty();
    }
  }

  /** A key that is missing is found by its value, however a database writes it. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void findsMissingKeysOfEveryClassOfValues(TestDatabase database) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keys.put("@Column(precision = 9, scale = 3) BigDecimal", List.of("1.5", "2.50", "-3"));
    keys.put(
        "Instant",
        List.of(
            "\"2026-01-01T00:00:00Z\"",
            "\"2026-01-01T00:00:00.120Z\"",
            "\"2026-07-01T02:30:00+02:30\""));
    keys.put(
        "LocalDateTime",
        List.of(
            "\"2026-01-01T00:00:00\"", "\"2026-01-01T00:00:00.12\"", "\"2026-01-02T10:00:00\""));
    keys.put("LocalDate", List.of("\"2026-01-01\"", "\"2026-01-02\"", "\"0900-01-02\""));
    keys.put("LocalTime", List.of("\"10:00:00\"", "\"10:00:00.5\"", "\"00:00:00\""));
    keys.put("Duration", List.of("\"PT1S\"", "\"PT2M\"", "\"PT-3H\""));
    keys.put(
        "UUID",
        List.of(
            "\"00000000-0000-0000-0000-00000000000A\"",
            "\"00000000-0000-0000-0000-00000000000B\"",
            "\"00000000-0000-0000-0000-00000000000c\""));
    keys.put("@Column(length = 20) String", List.of("\"a, b\"", "\"a\"", "\"(c)=(d)\""));
    StringBuilder classes = new StringBuilder();
    int count = 0;
    for (String key : keys.keySet()) {
      classes.append(
          """
          @Type(plural = "targets%1$d") record Target%1$d(@Id %2$s code, @Id int part) {}
          @Type(plural = "ends%1$d") record End%1$d(@Id %2$s code) {}
          @Type(plural = "pointers%1$d") record Pointer%1$d(
              @Id long id,
              @Nullable @Relation Target%1$d target,
              @Nullable @Relation End%1$d end,
              @Relation(through = @Join(table = "links%1$d")) List<End%1$d> links) {}
          """
              .formatted(count++, key));
    }
    try (Shop shop = Shop.ofTypes(database, classes.toString())) {
      count = 0;
      for (List<String> each : keys.values()) {
        String type = count++ + "";
        String end = "{end: {code: %s}}";
        String target = "{target: {code: %s, part: 1}}";
        String existing = each.get(0);
        assertThat(
                shop.execute(
                    "mutation { createTarget%1$s(input: {code: %2$s, part: 1}) { part }"
                            .formatted(type, existing)
                        + " createEnd%1$s(input: {code: %2$s}) { code } }"
                            .formatted(type, existing)))
            .doesNotContain("errors");
        for (String input : List.of(end, target)) {
          String field = "createPointers" + type;
          String relation = input.substring(1, input.indexOf(':'));
          assertThat(
                  told(
                      shop.execute(
                          "mutation { %s(inputs: [%s, %s, %s]) { id } }"
                              .formatted(
                                  field,
                                  input.formatted(existing),
                                  input.formatted(each.get(1)),
                                  input.formatted(each.get(2)))),
                      field))
              .isEqualTo(
                  "inputs.1.%1$s: there is no such %2$s%3$s. BAD_USER_INPUT field=\"inputs.1.%1$s\""
                      .formatted(relation, relation.equals("end") ? "End" : "Target", type));
        }
        String field = "createPointer" + type;
        assertThat(
                told(
                    shop.execute(
                        "mutation { %s(input: {links: [{code: %s}, {code: %s}, {code: %s}]}) { id } }"
                            .formatted(field, existing, each.get(1), each.get(2))),
                    field))
            .isEqualTo(
                "input.links.1: there is no such End%s. BAD_USER_INPUT field=\"input.links.1\""
                    .formatted(type));
      }
    }
  }

  /** Views show rows that refer to others, but only tables hold them. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void namesNoViewAmongWhatRefersToARow(TestDatabase database) {
    try (Shop shop =
        Shop.open(
            database,
            "@Type(table = \"all_orders\", readOnly = true) record AnOrder(@Id long id, @Relation"
                + " Customer customer) {}",
            List.of("create view all_orders as select id, customer_id from orders"))) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}}) { id }"
              + " createOrder(input: {customer: {id: 1}, number: 1, total: 1, status: NEW}) { id } }");
      assertThat(told(shop.execute("mutation { deleteCustomer(id: 1) { id } }"), "deleteCustomer"))
          .isEqualTo(
              "Rows of Order refer to this Customer. Delete them first, or let them refer to"
                  + " others. CONFLICT type=\"Order\"");
    }
  }

  /** The message, code and facts of the only error; the whole response if it is another. */
  private static String told(String response, String field) {
    String begin = "{\"errors\":[{\"message\":\"";
    String middle = "\",\"path\":[\"" + field + "\"],\"extensions\":{\"code\":\"";
    int at = response.indexOf(middle);
    if (!response.startsWith(begin) || at < 0 || !response.endsWith("}}],\"data\":null}")) {
      return response;
    }
    String message = response.substring(begin.length(), at).replace("\\\"", "\"");
    String rest =
        response.substring(at + middle.length(), response.length() - "}}],\"data\":null}".length());
    int code = rest.indexOf('"');
    String facts = rest.substring(code + 1).replaceAll(",\"(\\w+)\":", " $1=");
    return message + " " + rest.substring(0, code) + facts;
  }

  private static List<String> state(Shop shop) {
    List<String> rows = new ArrayList<>();
    rows.add(shop.execute("{ customersCount ordersCount linesCount productsCount }"));
    rows.addAll(shop.rows("select count(*) from fq_outbox"));
    rows.addAll(shop.rows("select total, note, version from orders order by id"));
    return rows;
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "SQLITE"})
  void namesEveryWrongFieldAtOnce(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      assertThat(
              shop.execute(
                  "mutation ($c: CustomerCreateInput!) { createCustomer(input: $c) { id } }",
                  Map.of(
                      "c",
                      Map.of(
                          "nam",
                          "x",
                          "email",
                          "123456789012345678901234567890123456789012345",
                          "orders",
                          List.of(
                              Map.of(
                                  "number",
                                  1L,
                                  "total",
                                  new java.math.BigDecimal("1.005"),
                                  "status",
                                  "NEW",
                                  "lines",
                                  List.of(Map.of("quantity", 40_000L))))))))
          .contains("\"path\":[\"createCustomer\"]", "\"data\":null")
          .contains("input.nam: Customer has no such field. Did you mean name?")
          .contains("input.email: the text has 45 characters; the column stores 40.")
          .contains("input.name: a value is required.")
          .contains("input.address: a value is required.")
          .contains("input.orders.0.total: 1.005 has more decimals than the column stores: 2.")
          .contains(
              "input.orders.0.lines.0.quantity: 40000 is out of the range of the column: -32768 to"
                  + " 32767.")
          .contains("input.orders.0.lines.0.product: a value is required.");
      assertThat(
              shop.execute("mutation { updateOrders(where: {}, input: {note: \"x\"}) { count } }"))
          .contains("where: every row meets this condition");
      assertThat(
              shop.execute(
                  "mutation { updateOrders(where: {id: {in: []}}, input: {note: \"x\"}) { count } }"))
          .isEqualTo("{\"data\":{\"updateOrders\":{\"count\":0}}}");
      assertThat(
              shop.execute(
                  "mutation { updateOrder(id: 1, input: {total: 1}, increment: {total: 1}) { id } }"))
          .contains("increment.total: the field is in input, too");
    }
  }

  private static final String ALL_ROWS =
      """
      {}
      {_and: []}
      {_not: {_or: []}}
      {_not: {_not: {_and: []}}}
      {_or: [{number: {eq: 1}}, {id: {nin: []}}]}
      {_and: [{id: {nin: []}}, {_not: {number: {in: []}}}]}
      {number: {nin: []}, note: {nin: []}}
      {_not: {customer: {id: {in: []}}}}
      {lines: {every: {id: {nin: []}}}}
      {lines: {none: {_or: []}}}
      {_not: {lines: {some: {product: {sku: {in: []}}}}}}
      """;

  private static final String NO_ROWS =
      """
      {_or: []}
      {number: {in: []}}
      {_not: {number: {nin: []}}}
      {number: {in: []}, id: {nin: []}}
      {lines: {some: {_or: []}}}
      """;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void refusesConditionsThatEveryRowMeets(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      assertThat(
              shop.execute(
                  "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders:"
                      + " [{number: 1, total: 1, status: NEW}]}) { id } }"))
          .doesNotContain("errors");
      for (String where : ALL_ROWS.lines().toList()) {
        for (String field :
            List.of("deleteOrders(where: %s)", "updateOrders(where: %s, input: {})")) {
          assertThat(shop.execute("mutation { " + field.formatted(where) + " { count } }"))
              .as(where)
              .contains("where: every row meets this condition", "\"field\":\"where\"");
        }
      }
      String byVariables =
          "mutation ($w: [OrderWhereInput!]!, $n: [Int!]!) { deleteOrders(where: {_not: {_or: $w},"
              + " number: {nin: $n}}) { count } }";
      assertThat(shop.execute(byVariables, Map.of("w", List.of(), "n", List.of())))
          .contains("where: every row meets this condition");
      assertThat(shop.execute(byVariables, Map.of("w", List.of(), "n", List.of(1L))))
          .isEqualTo("{\"data\":{\"deleteOrders\":{\"count\":0}}}");
      assertThat(
              shop.execute(
                  "mutation ($n: [Int!]) { deleteOrders(where: {number: {nin: $n}}) { count } }"))
          .contains("errors");
      for (String where : NO_ROWS.lines().toList()) {
        assertThat(shop.execute("mutation { deleteOrders(where: " + where + ") { count } }"))
            .as(where)
            .isEqualTo("{\"data\":{\"deleteOrders\":{\"count\":0}}}");
      }
      assertThat(shop.execute("mutation { deleteOrders(where: {id: {isNull: false}}) { count } }"))
          .isEqualTo("{\"data\":{\"deleteOrders\":{\"count\":1}}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void saysThatAVersionCannotBeRaised(TestDatabase database) {
    try (Shop shop = Shop.open(database)) {
      assertThat(
              shop.execute(
                  "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"Turin\"}, orders:"
                      + " [{number: 1, total: 1, status: NEW}]}) { id }"
                      + " createLabel(input: {name: \"red\"}) { name } }"))
          .doesNotContain("errors");
      shop.run("update orders set version = 2147483647");
      List<String> before = state(shop);
      for (String field :
          List.of(
              "updateOrder(id: 1, input: {note: \"x\"}) { id }",
              "updateOrder(id: 1, increment: {total: 1}) { id }",
              "updateOrder(id: 1, input: {labels: {add: [{name: \"red\"}]}}) { id }",
              "updateOrders(where: {number: {eq: 1}}, input: {note: \"x\"}) { count }",
              "upsertOrder(input: {id: 1, note: \"x\"}) { id }")) {
        assertThat(told(shop.execute("mutation { " + field + " }"), field.replaceAll("\\(.*", "")))
            .as(field)
            .isEqualTo(
                "version: the row has the highest version that its column stores, so that it cannot"
                    + " be changed. The operator of the database can set the version back. CONFLICT"
                    + " field=\"version\"");
      }
      assertThat(state(shop)).isEqualTo(before);
      assertThat(shop.execute("mutation { deleteOrder(id: 1) { version } }"))
          .isEqualTo("{\"data\":{\"deleteOrder\":{\"version\":2147483647}}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSumBeyondTheRangeOfDoublesIsRejected(TestDatabase database) {
    String gauge = "@Type(capture = Capture.OUTBOX) record Gauge(@Id String name, double level) {}";
    try (Shop shop = Shop.ofTypes(database, gauge)) {
      shop.execute("mutation { createGauge(input: {name: \"a\", level: 1.7e308}) { name } }");
      for (String update :
          List.of(
              "updateGauge(name: \"a\", increment: {level: 1.7e308}) { level }",
              "updateGauges(where: {name: {eq: \"a\"}}, increment: {level: 1.7e308}) { count }")) {
        assertThat(shop.execute("mutation { " + update + " }"))
            .contains(
                "increment.level: the sum does not fit into its column.",
                "\"code\":\"BAD_USER_INPUT\"");
      }
      assertThat(shop.execute("{ gauges { level } }"))
          .isEqualTo("{\"data\":{\"gauges\":[{\"level\":1.7E308}]}}");
    }
  }
}
