package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions that compare two columns of a row. */
class CompareFieldsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void listsTheFirstOfDistinctRows(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(
              execute(
                  engine, "{ bills(distinctOn: [\"paid\"], orderBy: [{units: ASC}]) { id paid } }"))
          .isEqualTo(
              "{\"data\":{\"bills\":[{\"id\":\"3\",\"paid\":10.00},{\"id\":\"1\",\"paid\":9.75}]}}");
      assertThat(
              execute(
                  engine,
                  "{ bills(distinctOn: \"paid\", orderBy: [{units: DESC}], where: {id: {gt: 1}}) { id } }"))
          .isEqualTo("{\"data\":{\"bills\":[{\"id\":\"2\"}]}}");
      assertThat(
              execute(
                  engine,
                  "{ bills(distinctOn: [\"paid\", \"name\"], orderBy: [{units: DESC}], limit: 1, offset: 1) { id } }"))
          .isEqualTo("{\"data\":{\"bills\":[{\"id\":\"1\"}]}}");
      assertThat(execute(engine, "{ bills(distinctOn: [\"payd\"]) { id } }"))
          .contains("distinctOn.0: Bill has no field payd")
          .contains("Did you mean paid?");
      assertThat(
              engine
                  .graphql()
                  .execute(
                      new GraphQlRequest(
                          "query ($o: [BillOrderByInput!], $w: BillWhereInput) { bills(distinctOn: [\"paid\"], orderBy: $o, where: $w) { id } }",
                          null,
                          Map.of(
                              "o", java.util.List.of(Map.of("units", "ASC")),
                              "w", Map.of("id", Map.of("lt", 3L))),
                          null),
                      Caller.ANONYMOUS)
                  .text())
          .isEqualTo("{\"data\":{\"bills\":[{\"id\":\"1\"},{\"id\":\"2\"}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void comparesColumnsOfEveryKind(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(ids(engine, "{total: {gtField: \"paid\"}}")).isEqualTo("[1]");
      assertThat(ids(engine, "{total: {lteField: \"paid\"}}")).isEqualTo("[2, 3]");
      assertThat(ids(engine, "{total: {eqField: \"units\"}}")).isEqualTo("[2]");
      assertThat(ids(engine, "{total: {eqField: \"exact\"}}")).isEqualTo("[1, 2]");
      assertThat(ids(engine, "{exact: {gtField: \"total\"}}")).isEqualTo("[3]");
      assertThat(ids(engine, "{name: {eqField: \"alias\"}}")).isEqualTo("[2]");
      assertThat(ids(engine, "{name: {neqField: \"alias\"}}")).isEqualTo("[1]");
      assertThat(ids(engine, "{name: {gtField: \"alias\"}}")).isEqualTo("[1]");
      assertThat(ids(engine, "{_not: {name: {eqField: \"alias\"}}}")).isEqualTo("[1]");
      assertThat(ids(engine, "{sent: {ltField: \"due\"}}")).isEqualTo("[1, 3]");
      assertThat(ids(engine, "{rate: {gteField: \"limit\"}}")).isEqualTo("[1, 2]");
      assertThat(
              execute(
                  engine,
                  "{ billsAggregate(groupBy: {units: true}, having: {totalMax: {gtField: \"totalMin\"}}) { count } }"))
          .isEqualTo("{\"data\":{\"billsAggregate\":[]}}");
      assertThat(execute(engine, "{ bills(where: {total: {gtField: \"name\"}}) { id } }"))
          .contains("where.total.gtField: total cannot be compared with name");
      assertThat(execute(engine, "{ bills(where: {total: {gtField: \"payd\"}}) { id } }"))
          .contains("Did you mean paid?");
      assertThat(
              engine
                  .graphql()
                  .execute(
                      new GraphQlRequest(
                          "query ($f: String!) { bills(where: {total: {gtField: $f}}) { id } }",
                          null,
                          Map.of("f", "paid"),
                          null),
                      Caller.ANONYMOUS)
                  .text())
          .isEqualTo("{\"data\":{\"bills\":[{\"id\":\"1\"}]}}");
    }
  }

  private static String ids(FraiseEngine engine, String where) {
    return execute(engine, "{ bills(where: " + where + ", orderBy: [{id: ASC}]) { id } }")
        .replaceAll("[^0-9,]", "")
        .replace(",", ", ")
        .replaceAll("(.*)", "[$1]")
        .replace("[][", "[")
        .replace("][]", "]");
  }

  private static FraiseEngine open(TestDatabase database) {
    String text =
        switch (database) {
          case POSTGRESQL -> "varchar(20) collate \"%s\"";
          case MYSQL, MARIADB -> "varchar(20) character set utf8mb4 collate utf8mb4_general_ci";
          case SQLITE -> "text";
        };
    String exact = database == TestDatabase.SQLITE ? "text" : "decimal(30, 4)";
    String moment = database == TestDatabase.SQLITE ? "text" : "timestamp(6) null";
    String real = database == TestDatabase.SQLITE ? "real" : "float";
    String url =
        ForeignTables.create(
            database,
            "create table bills (id bigint primary key, total decimal(10, 2) not null, paid decimal(10, 2)"
                + " not null, exact %s not null, units int not null, name %s, alias %s, sent %s, due %s,"
                    .formatted(
                        exact,
                        text.replace("%s", "C"),
                        text.replace("%s", "en-x-icu"),
                        moment,
                        moment)
                + " rate %s not null, %s %s not null)"
                    .formatted(
                        database == TestDatabase.POSTGRESQL ? "real" : real,
                        database == TestDatabase.SQLITE || database == TestDatabase.POSTGRESQL
                            ? "\"limit\""
                            : "`limit`",
                        database == TestDatabase.SQLITE ? "real" : "double precision"),
            "insert into bills values"
                + " (1, 10.50, 9.75, '10.5000', 3, 'anna', 'Anna', '2024-01-01 10:00:00', '2024-01-01 10:00:01', 0.5, 0.5),"
                + " (2, 10, 10, '10.0000', 10, 'x', 'x', '2024-01-02 10:00:00', '2024-01-01 10:00:00', 0.75, 0.5),"
                + " (3, 9, 10, '9.0001', 1, null, 'y', '2024-01-01 10:00:00.500', '2024-01-01 10:00:00.750', 0.25, 0.5)");
    String classes =
        "@Type record Bill(@Id long id, @Column(precision = 10, scale = 2) BigDecimal total,"
            + " @Column(precision = 10, scale = 2) BigDecimal paid,"
            + " @Column(precision = 30, scale = 4) BigDecimal exact, int units,"
            + " @Nullable String name, @Nullable String alias, @Nullable LocalDateTime sent,"
            + " @Nullable LocalDateTime due, float rate, double limit) {}";
    return ForeignTables.open(database, url, classes);
  }
}
