package dev.fraiseql.engine.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.GraphQlResponse.Outcome;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
  private static FraiseEngine open(long cost, int page) {
    Limits limits = new Limits(12, 50, 3, cost, 10, page, 10_000, Duration.ofSeconds(30));
    return Library.open(Library.create(TestDatabase.SQLITE), limits);
  }

  private static GraphQlResponse ask(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ book(id: 10) { title } } | 1",
        "{ books { id } } | 10",
        "{ books(limit: 3) { id } } | 3",
        "{ books(limit: 3, offset: 5) { id author { name } } } | 3",
        "{ authors(limit: 2) { books(limit: 3) { id } } } | 8",
        "{ authors { books { tags { code } } } } | 1110",
        "{ author(id: 1) { books { id } } } | 11",
        "{ authors(limit: 2) { books(limit: 3) { id } more: books { id } } } | 28",
        "{ booksCount } | 10",
        "{ authors(limit: 2) { booksCount } } | 22",
        "{ books(limit: 2) { author { booksCount } } } | 22",
        "{ booksConnection(first: 4) { nodes { id } pageInfo { hasNextPage } } } | 4",
        "{ booksConnection { nodes { id } } } | 10",
        "{ booksConnection(last: 4) { totalCount edges { node { tags { code } } } } } | 54",
        "{ booksConnection { totalCount } } | 10",
        "{ booksAggregate(limit: 1) { count } } | 11",
        "{ a: books(limit: 3) { id } b: authors(limit: 4) { id } } | 7",
        "{ __typename } | 0",
      })
  void isTheRowsThatAQueryMayRead(String query, long cost) {
    try (FraiseEngine engine = open(10_000, 10)) {
      GraphQlResponse answer = ask(engine, query);
      assertThat(answer.outcome()).as(answer.text()).isEqualTo(Outcome.EXECUTED);
      assertThat(answer.cost()).isEqualTo(cost);
    }
  }

  @Test
  void isRefusedAboveTheLimit() {
    try (FraiseEngine engine = open(109, 10)) {
      GraphQlResponse answer = ask(engine, "{ authors { books { id } } }");
      assertThat(answer.outcome()).isEqualTo(Outcome.REQUEST_ERROR);
      assertThat(answer.text())
          .isEqualTo(
              "{\"errors\":[{\"message\":\"The query costs 110, counted in rows that it may read;"
                  + " the maximum is 109. Give its lists a smaller limit, those within lists above"
                  + " all.\",\"extensions\":{\"code\":\"LIMIT_EXCEEDED\"}}]}");
      assertThat(ask(engine, "{ authors(limit: 9) { books { id } } }").code()).isNull();
    }
  }

  @Test
  void followsTheVariablesOfCompiledOperations() {
    try (FraiseEngine engine = open(20, 100)) {
      assertThat(nested(engine, Map.of("limit", 9L)).cost()).isEqualTo(20);
      assertThat(nested(engine, Map.of("limit", 10L)).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(nested(engine, Map.of()).text()).contains("The query costs 202,");
    }
  }

  private static GraphQlResponse nested(FraiseEngine engine, Map<String, Object> variables) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(null, "Nested", variables, null), Caller.ANONYMOUS);
  }

  @Test
  void stopsGrowingWhereNumbersEnd() {
    // Three times thirty bits: what is left of them in a long is nothing, and no negative number.
    try (FraiseEngine engine = open(10_000, 1 << 30)) {
      assertThat(ask(engine, "{ authors { books { tags { code } } } }").text())
          .contains("The query costs 9223372036854775807,");
    }
  }
}
