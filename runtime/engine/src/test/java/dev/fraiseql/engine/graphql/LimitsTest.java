package dev.fraiseql.engine.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.GraphQlResponse.Outcome;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
  private static final Limits SMALL = new Limits(4, 3, 2, 10_000, Duration.ofSeconds(30));

  private static FraiseEngine open(TestDatabase database) {
    return Library.open(Library.create(database), SMALL);
  }

  private static GraphQlResponse ask(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void neverCutsAListInSilence(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      GraphQlResponse root = ask(engine, "{ all: books { id } }");
      assertThat(root.outcome()).isEqualTo(Outcome.EXECUTED);
      assertThat(root.text())
          .isEqualTo(
              """
              {"errors":[{"message":"all has more than 2 rows: ask for a page of them by limit.","path":["all"],\
              "extensions":{"code":"LIMIT_EXCEEDED"}}],"data":null}\
              """);
      assertThat(ask(engine, "{ books(limit: 2) { id } }").text())
          .isEqualTo("{\"data\":{\"books\":[{\"id\":\"10\"},{\"id\":\"11\"}]}}");
      assertThat(ask(engine, "{ books(offset: 2) { id } }").text())
          .isEqualTo("{\"data\":{\"books\":[{\"id\":\"12\"},{\"id\":\"13\"}]}}");
      assertThat(ask(engine, "{ authors(limit: 2) { books { id } } }").code()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void capsTheListOfEachParent(TestDatabase database) {
    Limits one = new Limits(4, 3, 1, 10_000, Duration.ofSeconds(30));
    try (FraiseEngine engine = Library.open(Library.create(database), one)) {
      assertThat(ask(engine, "{ author(id: 2) { x: books { id } } }").text())
          .isEqualTo(
              """
              {"errors":[{"message":"x has more than 1 rows: ask for a page of them by limit.","path":["author","x"],\
              "extensions":{"code":"LIMIT_EXCEEDED"}}],"data":null}\
              """);
      assertThat(ask(engine, "{ author(id: 2) { books(offset: 1) { id } } }").text())
          .isEqualTo("{\"data\":{\"author\":{\"books\":[{\"id\":\"13\"}]}}}");
      assertThat(ask(engine, "{ authors(limit: 1, offset: 2) { books { id } } }").text())
          .isEqualTo("{\"data\":{\"authors\":[{\"books\":[]}]}}");
    }
  }

  @Test
  void refusesPagesAboveTheCapAndBelowNothing() {
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      GraphQlResponse above = ask(engine, "{ books(limit: 3) { id } }");
      assertThat(above.outcome()).isEqualTo(Outcome.REQUEST_ERROR);
      assertThat(above.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(ask(engine, "{ author(id: 1) { b: books(limit: 3) { id } } }").text())
          .contains("author.b: a page has at most 2 rows here, but limit is 3.");
      assertThat(ask(engine, "{ books(limit: -1) { id } }").code())
          .isEqualTo(ErrorCode.BAD_USER_INPUT);
      assertThat(ask(engine, "{ books(limit: 1, offset: -1) { id } }").code())
          .isEqualTo(ErrorCode.BAD_USER_INPUT);
    }
  }

  @Test
  void refusesDocumentsThatAreTooDeep() {
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      assertThat(ask(engine, "{ author(id: 3) { books { author { name } } } }").code()).isNull();
      GraphQlResponse deep = ask(engine, "{ author(id: 3) { books { author { books { id } } } } }");
      assertThat(deep.text()).contains("The query is 5 fields deep; the maximum is 4.");
      assertThat(deep.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(
              ask(
                      engine,
                      "{ __schema { types { fields { type { ofType { ofType { name } } } } } } }")
                  .code())
          .isNull();
    }
  }

  @Test
  void limitsIntrospectionToAMultipleOfWhatToolsSelect() {
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      assertThat(
              ask(
                      engine,
                      "{ a: __type(name: \"Book\") { name fields { type { fields { name } } } }"
                          + " b: __type(name: \"Author\") { name }"
                          + " __schema { types { name interfaces { name } } } }")
                  .text())
          .startsWith("{\"data\":{\"a\":{\"name\":\"Book\",")
          .contains("\"b\":{\"name\":\"Author\"},\"__schema\":{\"types\":[");
      String below = "{ inputFields { type ".repeat(5) + "{ name }" + " } }".repeat(5);
      GraphQlResponse explosion = ask(engine, "{ __schema { types " + below + " } }");
      assertThat(explosion.text().length()).isLessThan(1_000);
      assertThat(explosion.text()).contains("The introspection returns too many fields");
      assertThat(explosion.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(explosion.outcome()).isEqualTo(Outcome.REQUEST_ERROR);
    }
  }

  @Test
  void countsWhatVariablesAndFragmentsIntrospect() {
    StringBuilder fragments = new StringBuilder(" fragment F12 on __Type { name }");
    for (int i = 0; i < 12; i++) {
      fragments.append(
          " fragment F%d on __Type { inputFields { type { ...F%d } } }".formatted(i, i + 1));
    }
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      String query = "query ($n: String!) { __type(name: $n) { ...F0 } }" + fragments;
      assertThat(askAbout(engine, query, "BookWhereInput").code())
          .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(askAbout(engine, query, "IntFilter").code()).isNull();
      assertThat(askAbout(engine, query, "Nothing").code()).isNull();
    }
  }

  private static GraphQlResponse askAbout(FraiseEngine engine, String query, String type) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(query, null, Map.of("n", type), null), Caller.ANONYMOUS);
  }

  @Test
  void allowsNoIntrospectionIfTheLimitIsZero() {
    Limits none = new Limits(4, 3, 0, 100_000, 10, 2, 10_000, Duration.ofSeconds(30));
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE), none)) {
      GraphQlResponse refused = ask(engine, "{ __type(name: \"Book\") { name } }");
      assertThat(refused.text()).contains("Introspection is not allowed here.");
      assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(ask(engine, "{ __typename author(id: 1) { __typename } }").code()).isNull();
    }
  }

  @Test
  void countsAliasesWhereverFragmentsAreSpread() {
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      String fragment = " fragment F on Author { a: name b: name }";
      assertThat(ask(engine, "{ author(id: 1) { ...F } }" + fragment).code()).isNull();
      assertThat(
              ask(engine, "{ x: author(id: 1) { ...F } y: author(id: 1) { ...F } }" + fragment)
                  .text())
          .contains("The query has 6 aliases; the maximum is 3.");
    }
  }

  @Test
  void refusesASmallDocumentThatSpreadsIntoAHugeOne() {
    StringBuilder bomb = new StringBuilder("{ author(id: 1) { ...F0 } } ");
    for (int i = 0; i < 60; i++) {
      bomb.append("fragment F%d on Author { name ...F%d ...F%d } ".formatted(i, i + 1, i + 1));
    }
    bomb.append("fragment F60 on Author { name }");
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      assertThat(ask(engine, bomb.toString()).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void leavesFragmentsThatContainThemselvesToValidation() {
    try (FraiseEngine engine = open(TestDatabase.SQLITE)) {
      assertThat(
              ask(engine, "{ author(id: 1) { ...F } } fragment F on Author { name ...F }").code())
          .isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
    }
  }

  @Test
  void stopsARegularExpressionThatTakesTooLong() {
    DatabaseAddress address = Library.create(TestDatabase.SQLITE);
    TestDatabases.execute(
        address, "insert into author values (9, '" + "a".repeat(300) + "', null)");
    try (FraiseEngine engine = Library.open(address)) {
      assertThat(
              ask(engine, "{ authorsCount(where: {name: {regex: \"(.*)(.*)(.*)(.*)(.*)[0-9]\"}}) }")
                  .text())
          .contains("A regular expression of the request takes too long.", "LIMIT_EXCEEDED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void refusesARegularExpressionThatCannotBeRead(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(ask(engine, "{ authorsCount(where: {name: {regex: \"(\"}}) }").text())
          .isEqualTo(
              """
              {"errors":[{"message":"A regular expression of the request cannot be read.",\
              "extensions":{"code":"BAD_USER_INPUT"}}],"data":null}\
              """);
    }
  }
}
