package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that a database stores and a response cannot contain. */
class ExtremeValuesTest {
  private static final String[] POSTGRESQL = {
    "delete from sparses",
    "alter table sparses alter column exact type numeric",
    "insert into sparses (id, moment, local, day, exact, \"real\", single) values"
        + " (1, 'infinity', '-infinity', 'infinity', 'NaN', 'NaN', 'Infinity'),"
        + " (2, '-infinity', 'infinity', '-infinity', '-Infinity', '-Infinity', 'NaN'),"
        + " (3, '2026-01-01', '2026-01-01', '2026-01-01', 1.5, 1.5, 1.5),"
        + " (4, '294270-06-01 12:00:00.000001', '294270-06-01 12:00:00', '5874897-12-31',"
        + " 'Infinity', 'Infinity', 0),"
        + " (5, '0044-03-15 BC', '0044-03-15 11:00:00 BC', '0044-03-15 BC', -1, -1, -1),"
        + " (6, '12026-01-01', '12026-01-01', '12026-01-01', 1, 1, 1),"
        + " (7, null, null, null, null, null, null),"
        + " (8, 'infinity', '-infinity', 'infinity', 'NaN', 'NaN', 'Infinity')"
  };
  private static final String[] MYSQL = {
    "delete from sparses",
    "alter table sparses modify column large bigint unsigned",
    "insert into sparses (id, large) values (1, 18446744073709551615), (2, 9223372036854775808),"
        + " (3, 9223372036854775807), (4, 0), (5, null), (6, 18446744073709551615)"
  };

  private static FraiseEngine open(TestDatabase database, String... statements) throws Exception {
    DomainDatabase domain = DomainDatabase.fresh(database);
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return FraiseEngine.open(
        new EngineSettings(domain.url()).withSchemaCheck(SchemaCheck.OFF),
        DomainDatabase.catalogs());
  }

  private static GraphQlResponse execute(
      FraiseEngine engine, String document, Map<String, Object> variables) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(document, null, variables, null), Caller.ANONYMOUS);
  }

  private static String text(FraiseEngine engine, String document) {
    return execute(engine, document, Map.of())
        .text()
        .replaceAll(",\"correlationId\":\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @CsvSource({"moment", "local", "day", "exact", "real", "single"})
  void areInCursorsOfPostgresql(String field) throws Exception {
    try (FraiseEngine engine = open(TestDatabase.POSTGRESQL, POSTGRESQL)) {
      assertThatPagesAreTheList(engine, field);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void areInCursorsOfMysql(TestDatabase database) throws Exception {
    try (FraiseEngine engine = open(database, MYSQL)) {
      assertThatPagesAreTheList(engine, "large");
      assertThat(text(engine, "{ sparses(orderBy: [{id: ASC}]) { large } }"))
          .isEqualTo(
              """
              {"errors":[\
              {"message":"The value of this field is no whole number of 64 bits.","path":["sparses",0,"large"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}},\
              {"message":"The value of this field is no whole number of 64 bits.","path":["sparses",1,"large"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}},\
              {"message":"The value of this field is no whole number of 64 bits.","path":["sparses",5,"large"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],\
              "data":{"sparses":[{"large":null},{"large":null},{"large":9223372036854775807},{"large":0},{"large":null},{"large":null}]}}\
              """);
    }
  }

  /** Reads page by page, forward and backward, with one row and two per page. */
  private static void assertThatPagesAreTheList(FraiseEngine engine, String field) {
    for (String direction : List.of("ASC", "DESC")) {
      String order = "orderBy: [{" + field + ": " + direction + "}]";
      List<String> list = ids(text(engine, "{ sparses(" + order + ") { id } }"));
      assertThat(list).hasSizeGreaterThan(5);
      for (int rows = 1; rows <= 2; rows++) {
        assertThat(pages(engine, order, "first", "after", "endCursor", rows)).isEqualTo(list);
        List<String> reversed = new ArrayList<>();
        pages(engine, order, "last", "before", "startCursor", 1).forEach(reversed::add);
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(list);
      }
    }
  }

  private static List<String> pages(
      FraiseEngine engine, String order, String size, String from, String to, int rows) {
    String document =
        ("query ($c: String) { p: sparsesConnection(%s, %s: %s, %s: $c)"
                + " { nodes { id } edges { cursor } pageInfo { next: %s } } }")
            .formatted(order, size, rows, from, to);
    List<String> ids = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>();
    while (true) {
      GraphQlResponse response = execute(engine, document, variables);
      assertThat(response.code()).as(response.text()).isNull();
      List<String> page = ids(response.text());
      if (page.isEmpty()) {
        return ids;
      }
      assertThat(ids).doesNotContainAnyElementsOf(page);
      ids.addAll(page);
      String next = response.text().replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
      assertThat(response.text()).contains("\"cursor\":\"" + next + "\"");
      variables.put("c", next);
    }
  }

  private static List<String> ids(String response) {
    List<String> ids = new ArrayList<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("\"id\":\"(\\d+)\"").matcher(response);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  @Test
  void areErrorsOfTheirFieldsAlone() throws Exception {
    try (FraiseEngine engine = open(TestDatabase.POSTGRESQL, POSTGRESQL)) {
      String response =
          text(engine, "{ sparses(orderBy: [{id: ASC}]) { id moment local day exact real } }");
      assertThat(JsonReader.read(response.getBytes(StandardCharsets.UTF_8)))
          .extracting("data")
          .extracting("sparses")
          .asString()
          .contains("{id=3, moment=2026-01-01T00:00:00Z, local=2026-01-01T00:00:00, day=2026-01-01")
          .contains("{id=1, moment=null, local=null, day=null, exact=null, real=null}")
          .contains("{id=4, moment=null, local=null, day=null, exact=null, real=null}");
      assertThat(response)
          .contains("\"path\":[\"sparses\",3,\"moment\"]")
          .contains("The value of this field is not a date or time that can be written.")
          .contains("An infinite date or time cannot be written.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void areRejectedInCursorsOfOtherDatabases(TestDatabase database) throws Exception {
    try (FraiseEngine postgresql = open(TestDatabase.POSTGRESQL, POSTGRESQL);
        FraiseEngine engine = open(database)) {
      String document =
          "{ c: sparsesConnection(orderBy: [{moment: DESC}], first: 2) { pageInfo { endCursor } } }";
      String cursor = text(postgresql, document).replaceAll(".*\"endCursor\":\"([^\"]*)\".*", "$1");
      GraphQlResponse response =
          execute(
              engine,
              "query ($c: String) { c: sparsesConnection(orderBy: [{moment: DESC}], first: 1, after:"
                  + " $c) { nodes { id } } }",
              Map.of("c", cursor));
      if (database == TestDatabase.POSTGRESQL) {
        assertThat(response.code()).as(response.text()).isNull();
      } else {
        assertThat(response.text()).contains("after: it is not a cursor", "BAD_USER_INPUT");
      }
    }
  }
}
