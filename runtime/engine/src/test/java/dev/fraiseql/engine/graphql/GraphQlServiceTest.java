package dev.fraiseql.engine.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.GraphQlResponse.Outcome;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphQlServiceTest {

  private static String ask(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).text();
  }

  private static GraphQlResponse ask(
      FraiseEngine engine, String query, Map<String, Object> variables) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(query, null, variables, null), Caller.ANONYMOUS);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void answersEveryKindOfRoot(TestDatabase database) {
    try (FraiseEngine engine = Library.open(Library.create(database))) {
      assertThat(
              ask(
                  engine,
                  """
                  { authors { id name books(orderBy: [{title: ASC}]) { title price tags { code } reviewer { name } } }
                    first: book(id: 10) { author { name born } }
                    none: book(id: 99) { id }
                    booksCount(where: {price: {gt: 1}})
                    __typename }
                  """))
          .isEqualTo(
              """
              {"data":{"authors":[\
              {"id":"1","name":"Ursula","books":[\
              {"title":"Malafrena","price":null,"tags":[],"reviewer":null},\
              {"title":"The Dispossessed","price":8.50,"tags":[{"code":"sf"},{"code":"utopia"}],"reviewer":{"name":"Stanislaw"}}]},\
              {"id":"2","name":"Stanislaw","books":[\
              {"title":"Fiasco","price":0.00,"tags":[{"code":"sf"}],"reviewer":{"name":"Ursula"}},\
              {"title":"Solaris","price":12.25,"tags":[{"code":"sea"},{"code":"sf"}],"reviewer":null}]},\
              {"id":"3","name":"Nobody","books":[]}],\
              "first":{"author":{"name":"Ursula","born":1929}},"none":null,"booksCount":2,"__typename":"Query"}}\
              """);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pagesTheListOfEachParent(TestDatabase database) {
    try (FraiseEngine engine = Library.open(Library.create(database))) {
      assertThat(
              ask(
                  engine,
                  "{ authors(limit: 2) { books(orderBy: [{title: DESC}], limit: 1, offset: 1) {"
                      + " title } } }"))
          .isEqualTo(
              """
              {"data":{"authors":[{"books":[{"title":"Malafrena"}]},{"books":[{"title":"Fiasco"}]}]}}\
              """);
      assertThat(ask(engine, "{ authors { books(limit: 0) { title } } books(limit: 0) { id } }"))
          .isEqualTo(
              """
              {"data":{"authors":[{"books":[]},{"books":[]},{"books":[]}],"books":[]}}\
              """);
      assertThat(ask(engine, "{ authors(offset: 1, limit: 1) { name } }"))
          .isEqualTo("{\"data\":{\"authors\":[{\"name\":\"Stanislaw\"}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void followsVariablesAndSwitches(TestDatabase database) {
    try (FraiseEngine engine = Library.open(Library.create(database))) {
      String query =
          """
          query Q($where: BookWhereInput, $limit: Int, $names: Boolean!, $id: ID = "1") {
            books(where: $where, limit: $limit) { id title @include(if: $names) }
            author(id: $id) { id name @skip(if: $names) }
          }
          """;
      assertThat(
              ask(
                      engine,
                      query,
                      Map.of(
                          "where",
                          Map.of("author", Map.of("name", Map.of("startsWith", "St"))),
                          "names",
                          true))
                  .text())
          .isEqualTo(
              """
              {"data":{"books":[{"id":"11","title":"Solaris"},{"id":"13","title":"Fiasco"}],"author":{"id":"1"}}}\
              """);
      Map<String, Object> nulls = new HashMap<>();
      nulls.put("where", null);
      nulls.put("limit", null);
      nulls.put("names", false);
      nulls.put("id", 2L);
      assertThat(ask(engine, query, nulls).text())
          .isEqualTo(
              """
              {"data":{"books":[{"id":"10"},{"id":"11"},{"id":"12"},{"id":"13"}],"author":{"id":"2","name":"Stanislaw"}}}\
              """);
    }
  }

  @Test
  void answersQuestionsAboutTheSchemaInTheirPlace() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      assertThat(
              ask(
                      engine,
                      """
                      query Q($name: String!, $id: ID!) {
                        before: booksCount
                        ...Schema
                        author(id: $id) { ...Name }
                        ... on Query { again: __type(name: "Nothing") { name } __typename }
                      }
                      fragment Schema on Query { type: __type(name: $name) { name kind } books(limit: 1) { id } }
                      fragment Name on Author { name }
                      """,
                      Map.of("name", "Book", "id", "1"))
                  .text())
          .isEqualTo(
              """
              {"data":{"before":4,"type":{"name":"Book","kind":"OBJECT"},"books":[{"id":"10"}],\
              "author":{"name":"Ursula"},"again":null,"__typename":"Query"}}\
              """);
    }
  }

  @Test
  void answersTheQueryThatToolsAskTheSchemaWith() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      String answer = ask(engine, graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY);
      assertThat(answer)
          .startsWith("{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Query\"")
          .contains("\"BookWhereInput\"")
          .doesNotContain("errors");
    }
  }

  @Test
  void offersOnlyTheDirectivesThatWork() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      assertThat(ask(engine, "{ __schema { d: directives { name } } }"))
          .isEqualTo(
              """
              {"data":{"__schema":{"d":[{"name":"include"},{"name":"skip"},{"name":"deprecated"},{"name":"specifiedBy"}]}}}\
              """);
    }
  }

  @Test
  void saysWhereADocumentIsWrong() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      GraphQlResponse unparsed = ask(engine, "{ books { ", Map.of());
      assertThat(unparsed.outcome()).isEqualTo(Outcome.REQUEST_ERROR);
      assertThat(unparsed.code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED);
      assertThat(unparsed.text())
          .doesNotContain("\"data\"")
          .contains("\"locations\":[{\"line\":1,");
      GraphQlResponse invalid = ask(engine, "{ books { titel } }", Map.of());
      assertThat(invalid.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
      assertThat(invalid.text())
          .contains("title")
          .contains("\"locations\":[{\"line\":1,\"column\":11}]")
          .contains("\"extensions\":{\"code\":\"GRAPHQL_VALIDATION_FAILED\"}");
    }
  }

  @Test
  void refusesVariablesThatDoNotFitBeforeAnythingRuns() {
    try (FraiseEngine engine = Library.open(Library.create(TestDatabase.SQLITE))) {
      String query = "query ($id: ID!) { book(id: $id) { id } }";
      for (Map<String, Object> wrong :
          Arrays.<Map<String, Object>>asList(
              Map.of(), Map.of("id", "x"), Map.of("id", true), Map.of("id", "1", "idd", "1"))) {
        GraphQlResponse answer = ask(engine, query, wrong);
        assertThat(answer.outcome()).as("%s", wrong).isEqualTo(Outcome.REQUEST_ERROR);
        assertThat(answer.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      }
    }
  }

  @Test
  void tellsNothingOfADatabaseThatFails() {
    DatabaseAddress address = Library.create(TestDatabase.SQLITE);
    try (FraiseEngine engine = Library.open(address)) {
      TestDatabases.execute(address, "drop table book_tag");
      GraphQlResponse answer = ask(engine, "{ books { tags { code } } }", Map.of());
      assertThat(answer.outcome()).isEqualTo(Outcome.EXECUTED);
      assertThat(answer.code()).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
      assertThat(answer.text())
          .matches(
              "\\{\"errors\":\\[\\{\"message\":\"The server could not answer\\. .*\","
                  + "\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\",\"correlationId\":\"[-0-9a-f]{36}\"}}],\"data\":null}")
          .doesNotContain("book_tag");
    }
  }
}
