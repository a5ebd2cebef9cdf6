package dev.fraiseql.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Target;
import dev.fraiseql.plan.query.ExportedRows;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportBinderTest {
  private final ExportBinder binder = new ExportBinder(Orders.MODEL);

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void aBlankConditionIsMetByAll(String where) {
    assertThat(filter(where)).isEqualTo(new Filter.And(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"=,EQ", "!=,NEQ", "<>,NEQ", "<,LT", "<=,LTE", ">,GT", ">=,GTE"})
  void comparesWithEveryOperator(String sign, Comparison comparison) {
    Filter expected =
        new Filter.Compare(Orders.TOTAL, comparison, new Operand.Constant(new BigDecimal("19.99")));
    assertThat(filter("total" + sign + "19.99")).isEqualTo(expected);
    assertThat(filter(" total  " + sign + " '19.99' ")).isEqualTo(expected);
  }

  @Test
  void readsEachValueAsItsColumnHasIt() {
    assertThat(value("id = 7")).isEqualTo(7L);
    assertThat(value("id = '7'")).isEqualTo(7L);
    assertThat(value("total > -1.5e3")).isEqualTo(new BigDecimal("-1.5e3"));
    assertThat(value("note = 'it''s'")).isEqualTo("it's");
    assertThat(value("note = \"it's\"")).isEqualTo("it's");
    assertThat(value("status = SHIPPED")).isEqualTo("SHIPPED");
    assertThat(value("status = 'SHIPPED'")).isEqualTo("SHIPPED");
    assertThat(value("paid = TRUE")).isEqualTo(true);
    assertThat(value("due_on <= 2026-02-28")).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(value("created_at >= '2026-01-24T01:00:00+01:00'"))
        .isEqualTo(Instant.parse("2026-01-24T00:00:00Z"));
  }

  @Test
  void aDateStandsForItsFirstMoment() {
    assertThat(value("created_at>2026-01-01")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(value("created_at>'2026-01-01'")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void bindsAndTighterThanOrAndNotTightest() {
    Filter a = filter("id=1");
    Filter b = filter("id=2");
    Filter c = filter("id=3");
    assertThat(filter("id=1 or id=2 and id=3"))
        .isEqualTo(new Filter.Or(List.of(a, new Filter.And(List.of(b, c)))));
    assertThat(filter("(id=1 OR id=2) AND id=3"))
        .isEqualTo(new Filter.And(List.of(new Filter.Or(List.of(a, b)), c)));
    assertThat(filter("not id=1 and not (id=2 or id=3)"))
        .isEqualTo(
            new Filter.And(
                List.of(new Filter.Not(a), new Filter.Not(new Filter.Or(List.of(b, c))))));
  }

  @Test
  void knowsListsPatternsAndNull() {
    assertThat(filter("id in (1, 2,3)"))
        .isEqualTo(new Filter.In(Orders.ID, new Operand.Constant(List.of(1L, 2L, 3L))));
    assertThat(filter("id not in (1)"))
        .isEqualTo(new Filter.Not(new Filter.In(Orders.ID, new Operand.Constant(List.of(1L)))));
    assertThat(filter("note like '100\\%%'"))
        .isEqualTo(
            new Filter.Compare(Orders.NOTE, Comparison.LIKE, new Operand.Constant("100\\%%")));
    assertThat(filter("note not like 'a%'")).isInstanceOf(Filter.Not.class);
    assertThat(filter("note is null")).isEqualTo(new Filter.IsNull(Orders.NOTE));
    assertThat(filter("tags IS NOT NULL"))
        .isEqualTo(new Filter.Not(new Filter.IsNull(Orders.TAGS)));
  }

  @Test
  void knowsNamesOfTheDatabaseAndOfGraphQl() {
    assertThat(filter("createdAt > 2026-01-01")).isEqualTo(filter("created_at > 2026-01-01"));
    assertThat(filter("address.city = 'Oslo'")).isEqualTo(filter("address_city = 'Oslo'"));
    assertThat(filter("\"address_city\" = 'Oslo'")).isEqualTo(filter("address_city = 'Oslo'"));
    assertThat(filter("customer_id = 4"))
        .isEqualTo(new Filter.Compare(Orders.CUSTOMER_ID, Comparison.EQ, new Operand.Constant(4L)));
    for (String table : List.of("t_orders", "orders", "order", "Order")) {
      assertThat(bind(table, "", List.of()).type()).isSameAs(Orders.TYPE);
    }
  }

  @Test
  void exportsAllScalarAndEmbeddedFieldsUnlessToldWhich() {
    assertThat(bind("orders", "", List.of()).fields())
        .extracting(FieldModel::name)
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
            "address");
  }

  @Test
  void callsColumnsAsTheRequestDoes() {
    List<FieldModel> fields =
        bind("orders", "", List.of("total", "created_at", "id", "customer_id")).fields();
    assertThat(fields)
        .extracting(FieldModel::name)
        .containsExactly("total", "created_at", "id", "customer_id");
    assertThat(fields).extracting(FieldModel::ordinal).containsExactly(1, 5, 0, 11);
    assertThat(((ScalarField) fields.getLast()).column()).isEqualTo(Orders.CUSTOMER_ID);
  }

  @Test
  void narrowsAnEmbeddedFieldToTheColumnsNamed() {
    List<FieldModel> fields =
        bind("orders", "", List.of("address_street", "id", "address.city")).fields();
    assertThat(fields).extracting(FieldModel::name).containsExactly("address", "id");
    assertThat(((EmbeddedField) fields.getFirst()).fields())
        .extracting(FieldModel::name)
        .containsExactly("street", "city");
    assertThat(bind("orders", "", List.of("address_street", "address")).fields())
        .containsExactly(Orders.ADDRESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "totl > 3            | where, character 1: \"totl\" is no column of t_orders. Did you mean total?",
        "id = 1 and totl > 3 | where, character 12: \"totl\" is no column",
        "total >             | where, character 8: expected a value, but found the end.",
        "total ! 3           | where, character 7: \"!\" alone means nothing. Write != or not.",
        "total 3             | where, character 7: expected one of = != < <= > >=, in, like",
        "(total > 3          | where, character 11: expected \")\", but found the end.",
        "total > 3)          | where, character 10: expected and, or, or the end",
        "note = 'abc         | where, character 8: the quote that opens here is not closed.",
        "note = abc          | where, character 8: a text stands in single quotes: 'abc'.",
        "note = null         | where, character 8: nothing equals null. Write is null",
        "created_at > 10:00  | where, character 16: \":\" means nothing here.",
        "status = SHIPED     | where, character 10: \"SHIPED\" is no value of Status. Did you mean SHIPPED?",
        "status > OPEN       | where, character 8: > does not apply to status. Use = != or in.",
        "id in ()            | where, character 8: expected a value, but found \")\".",
        "id in 3             | where, character 7: expected \"(\", but found \"3\".",
        "total like '1%'     | where, character 7: like is for texts, and total is none.",
        "note like 'a\\\\\\' | where, character 11: the pattern ends with a backslash",
        "tags = 'a'          | where, character 6: tags can only be compared by is null",
        "extra = '{}'        | where, character 7: extra can only be compared by is null",
        "total > 3 id > 1    | where, character 11: expected and, or, or the end",
        "note is 3           | where, character 9: expected null, but found \"3\".",
        "id = 1.0            | where, character 6: 1.0 is not an ID",
        "due_on = 2026-02-30 | where, character 10: \"2026-02-30\" is not a Date",
        "1 = 1               | where, character 1: \"1\" is no column of t_orders.",
        "; drop table orders | where, character 1: \";\" means nothing here.",
      })
  void saysWhereAConditionIsWrong(String where, String message) {
    assertThatThrownBy(() -> filter(where))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageContaining(message);
  }

  @Test
  void suggestsTablesAndColumns() {
    assertThatThrownBy(() -> bind("ordres", "", List.of()))
        .hasMessage("\"ordres\" is no table that is served. Did you mean orders?");
    assertThatThrownBy(() -> bind("orders", "", List.of("id", "totall")))
        .hasMessage("\"totall\" is no column of t_orders. Did you mean total?");
    assertThatThrownBy(() -> bind("orders", "", List.of("id", "id")))
        .hasMessage("The column \"id\" is asked for twice.");
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() {
    assertThat(filter("(".repeat(100) + "id=1" + ")".repeat(100))).isNotNull();
    for (String opening : List.of("(", "not ", "not (")) {
      assertThatThrownBy(() -> filter(opening.repeat(100_000) + "id=1"))
          .hasMessageContaining("nested deeper than 100 levels");
    }
  }

  @Test
  void takesTenThousandValues() {
    String list = "1" + ",2".repeat(9_999);
    Filter.In in = (Filter.In) filter("id in (" + list + ")");
    assertThat((List<?>) ((Operand.Constant) in.list()).value()).hasSize(10_000);
  }

  @Test
  void answersNonsenseWithAnErrorAndNothingElse() {
    long seed = Seed.get();
    Random random = new Random(seed);
    String[] pieces = {
      "id", "total", "note", "and", "or", "not", "in", "like", "is", "null", "(", ")", ",", "=",
      "!=", "<", "'", "\"", "'x'", "3", "2026-01-01", " ", ":", "\\", "\u0000", "\uD800", "é", "."
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder where = new StringBuilder();
      for (int j = random.nextInt(12); j > 0; j--) {
        where.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        filter(where.toString());
      } catch (RequestException e) {
        assertThat(e.code())
            .as("seed %s, where %s", seed, where)
            .isEqualTo(ErrorCode.BAD_USER_INPUT);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", where " + where, e);
      }
    }
  }

  @Test
  void sortsByTheKeyOnlyIfAsked() {
    assertThat(bind("orders", "", List.of()).rows().order()).isEmpty();
    ExportedRows sorted = binder.bind(request(null)).rows();
    assertThat(sorted.order())
        .extracting(SortKey::target)
        .containsExactly(new Target.Value(Orders.ID));
    assertThat(sorted.after()).isEmpty();
  }

  @Test
  void goesOnBehindAKey() {
    for (Object json : List.of(7L, "7")) {
      ExportedRows rows = binder.bind(request(Map.of("id", json))).rows();
      assertThat(rows.after()).containsExactly(7L);
      assertThat(rows.order()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                    | after: \"id\" is missing. A key of t_orders has id.",
        "{\"ID\": 1}           | after: \"ID\" is no part of a key of t_orders. Did you mean id?",
        "{\"total\": 1}        | after: \"total\" is no part of a key of t_orders. A key of t_orders has id.",
        "{\"id\": null}        | after.id: null is given, but no row's key is null.",
        "{\"id\": 1.5}         | after.id: ",
        "{\"id\": [1]}         | after.id: ",
        "{\"id\": 1, \"x\": 2} | after: \"x\" is no part of a key of t_orders.",
      })
  void saysWhatIsWrongWithAKey(String after, String message) {
    Map<?, ?> key = (Map<?, ?>) JsonReader.read(after);
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    key.forEach((name, value) -> given.put((String) name, value));
    assertThatThrownBy(() -> binder.bind(request(given)))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageStartingWith(message);
  }

  private static ExportRequest request(@Nullable Map<String, @Nullable Object> after) {
    return new ExportRequest("orders", "", List.of(), true, after);
  }

  private Export bind(String table, String where, List<String> columns) {
    return binder.bind(new ExportRequest(table, where, columns));
  }

  private Filter filter(String where) {
    return bind("orders", where, List.of()).rows().filter();
  }

  private Object value(String where) {
    return ((Operand.Constant) ((Filter.Compare) filter(where)).operand()).value();
  }
}
