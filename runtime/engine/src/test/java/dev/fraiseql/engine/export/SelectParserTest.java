package dev.fraiseql.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.SortKey.Target;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectParserTest {
  private final ExportBinder binder = new ExportBinder(Orders.MODEL);

  @Test
  void aStarIsEveryFieldAndEveryColumnOfARelation() {
    assertThat(names("SELECT * FROM orders"))
        .containsExactly(
            "id",
            "total",
            "note",
            "status",
            "paid",
            "createdAt",
            "dueOn",
            "tags",
            "extra",
            "address",
            "customer_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "t_orders",
        "Order",
        "\"orders\"",
        "ORDERS",
        "graphql.orders",
        "\"fraiseql\".\"graphql\".\"orders\"",
        "FRAISEQL.graphql.t_orders",
        "orders o",
        "orders AS \"o\"",
      })
  void aTableHasManyNames(String table) {
    assertThat(read("SELECT id FROM " + table).type()).isEqualTo(Orders.TYPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id, createdAt, created_at | orders | id,createdAt,created_at",
        "o.id, \"o\".\"total\" t | orders o | id,t",
        "orders.id, graphql.orders.note | graphql.orders | id,note",
        "ID, Total AS \"a b\" | orders | ID,a b",
        "address.city, address_street | orders | address",
        "tags, extra, customer_id | orders | tags,extra,customer_id",
      })
  void aColumnIsCalledAsItWasAskedFor(String columns, String table, String names) {
    assertThat(names("SELECT " + columns + " FROM " + table)).containsExactly(names.split(","));
  }

  @Test
  void columnsOfAnEmbeddedValueStayInIt() {
    FieldModel only = read("SELECT address.city FROM orders").fields().getFirst();

    assertThat(only)
        .isInstanceOfSatisfying(
            EmbeddedField.class,
            address ->
                assertThat(address.fields()).extracting(FieldModel::name).containsExactly("city"));
  }

  @Test
  void conditionsAreThoseOfExports() {
    String[] conditions = {
      "total >= 10 and (note like 'a%' or not paid = true)",
      "status in (OPEN, 'SHIPPED') and due_on is not null",
      "created_at > '2026-01-24T00:00:00Z'",
    };
    for (String condition : conditions) {
      ExportRequest export = new ExportRequest("orders", condition, List.of());
      assertThat(filter("SELECT * FROM orders o WHERE " + condition))
          .isEqualTo(binder.bind(export).rows().filter());
    }
  }

  @Test
  void momentsMayBeWrittenAsSqlHasThem() {
    Filter expected = created(Instant.parse("2026-01-24T10:30:00Z"));
    for (String text :
        List.of("2026-01-24 10:30:00", "2026-01-24T10:30:00", "2026-01-24T10:30:00Z")) {
      assertThat(filter("SELECT * FROM orders WHERE createdAt = '" + text + "'"))
          .isEqualTo(expected);
      assertThat(filter("SELECT * FROM orders WHERE createdAt = ?", text)).isEqualTo(expected);
    }
  }

  private static Filter created(Instant moment) {
    return new Filter.Compare(Orders.CREATED_AT, Comparison.EQ, new Operand.Constant(moment));
  }

  @Test
  void betweenIsBothEndsAndConstantsAreAllOrNothing() {
    Filter from = compare(Comparison.GTE, "1");
    Filter to = compare(Comparison.LTE, "2");
    assertThat(filter("SELECT id FROM orders WHERE total BETWEEN 1 AND 2 AND 1 = 1"))
        .isEqualTo(
            new Filter.And(List.of(new Filter.And(List.of(from, to)), new Filter.And(List.of()))));
    assertThat(filter("SELECT id FROM orders WHERE NOT total NOT BETWEEN 1 AND 2"))
        .isEqualTo(new Filter.Not(new Filter.Not(new Filter.And(List.of(from, to)))));
    assertThat(filter("SELECT id FROM orders WHERE 0 = 1")).isEqualTo(new Filter.Or(List.of()));
  }

  private static Filter compare(Comparison comparison, String number) {
    return new Filter.Compare(
        Orders.TOTAL, comparison, new Operand.Constant(new BigDecimal(number)));
  }

  @Test
  void parametersAreValuesInTheirOrder() {
    SelectStatement read =
        read(
            "SELECT id FROM orders WHERE total IN (?, 2) OR id = ? LIMIT ? OFFSET ?",
            new BigDecimal("1.50"),
            7L,
            10L,
            20L);

    assertThat(read.rows().filter())
        .isEqualTo(
            new Filter.Or(
                List.of(
                    new Filter.In(
                        Orders.TOTAL,
                        new Operand.Constant(List.of(new BigDecimal("1.50"), new BigDecimal("2")))),
                    new Filter.Compare(Orders.ID, Comparison.EQ, new Operand.Constant(7L)))));
    assertThat(read.rows().paging())
        .isEqualTo(new OffsetPagination(new Operand.Constant(10L), new Operand.Constant(20L)));
    assertThat(read.parameters()).hasSize(4);
  }

  @Test
  void whatIsSortedHasNoTwoEqualRows() {
    assertThat(order("SELECT * FROM orders")).isEmpty();
    assertThat(order("SELECT * FROM orders LIMIT 1")).containsExactly("id ASC");
    assertThat(order("SELECT * FROM orders ORDER BY total DESC, due_on NULLS FIRST, address.city"))
        .containsExactly("total DESC", "due_on ASC_NULLS_FIRST", "address_city ASC", "id ASC");
    assertThat(order("SELECT * FROM orders ORDER BY id DESC NULLS LAST"))
        .containsExactly("id DESC_NULLS_LAST");
  }

  private List<String> order(String statement) {
    return read(statement).rows().order().stream()
        .map(key -> ((Target.Value) key.target()).column().name() + " " + key.direction())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT id FROM | character 15: expected a table, but found the end.",
        "SELECT id orders | expected from, but found the end.",
        "SELECT FROM orders | expected a column or *, but found \"FROM\".",
        "SELECT id x y FROM orders | expected from, but found \"y\".",
        "SELECT o.id FROM orders | \"o.id\" is no column of t_orders.",
        "SELECT address.city c FROM orders | an embedded value and its columns keep their names.",
        "SELECT * AS x FROM orders | * cannot be renamed.",
        "SELECT *, id FROM orders | the column \"id\" is asked for twice.",
        "SELECT id FROM orders WHERE tags = 'x' | can only be compared by is null or is not null.",
        "SELECT id FROM orders ORDER BY tags | rows cannot be sorted by tags.",
        "SELECT id FROM orders ORDER total | expected by, but found \"total\".",
        "SELECT id FROM orders LIMIT -1 | expected a number of rows, but found \"-1\".",
        "SELECT id FROM orders LIMIT 1 LIMIT 2 | \"LIMIT\" is not understood.",
        "SELECT id FROM orders WHERE 2 > 1 | \"2\" is no column of t_orders.",
        "SELECT id FROM orders; DROP TABLE orders | \"DROP\" is not understood.",
        "SELECT id FROM orders WHERE id = 1 UNION SELECT 2 | \"UNION\" is not understood.",
        "SELECT total + 1 FROM orders | expected from, but found \"1\".",
        "SELECT id FROM orders WHERE note = 'x | is not closed",
      })
  void saysWhereAMistakeIs(String statement, String message) {
    assertThatThrownBy(() -> read(statement))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageContaining(message);
  }

  @Test
  void answersAnyTextWithAStatementOrAnError() {
    long seed = Seed.get();
    Random random = new Random(seed);
    String[] pieces = {
      "SELECT",
      "*",
      "id",
      "o.id",
      "total",
      "address",
      "address.city",
      "FROM",
      "orders",
      "o",
      "AS",
      "WHERE",
      "and",
      "or",
      "not",
      "in",
      "like",
      "between",
      "is",
      "null",
      "(",
      ")",
      ",",
      "=",
      "<",
      "ORDER BY",
      "DESC",
      "NULLS FIRST",
      "LIMIT",
      "OFFSET",
      "?",
      ";",
      "'",
      "\"",
      "'x'",
      "\"id\"",
      ".",
      "1",
      "1 = 1",
      "--",
      "/*",
      "*/",
      "\n",
      "\\",
      "\u0000",
      "\uD800",
      "é",
      "count(",
      "#"
    };
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder statement =
          new StringBuilder(random.nextInt(3) == 0 ? "" : "SELECT id FROM orders o ");
      for (int j = random.nextInt(14); j > 0; j--) {
        statement
            .append(pieces[random.nextInt(pieces.length)])
            .append(random.nextInt(4) > 0 ? " " : "");
      }
      try {
        parser(statement.toString(), Parameters.described()).parse();
        understood++;
      } catch (RequestException e) {
        assertThat(e.code())
            .as("seed %s, statement %s", seed, statement)
            .isEqualTo(ErrorCode.BAD_USER_INPUT);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", statement " + statement, e);
      }
    }
    assertThat(understood).isPositive();
  }

  private List<String> names(String statement) {
    return read(statement).fields().stream().map(FieldModel::name).toList();
  }

  private Filter filter(String statement, Object... values) {
    return read(statement, values).rows().filter();
  }

  private SelectStatement read(String statement, @Nullable Object... values) {
    return parser(statement, Parameters.of(Arrays.asList(values))).parse();
  }

  private SelectParser parser(String statement, Parameters parameters) {
    return new SelectParser(binder, Orders.MODEL, statement, parameters);
  }
}
