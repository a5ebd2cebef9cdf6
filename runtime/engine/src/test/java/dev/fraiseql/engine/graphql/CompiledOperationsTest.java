package dev.fraiseql.engine.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.domain.ById;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.testing.TestDatabase;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledOperationsTest {
  private static final String BY_ID = ById.DOCUMENT;
  private static final Map<String, Object> TEN = Map.of("id", "10");
  private static final String ANSWER = "{\"data\":{\"book\":{\"title\":\"The Dispossessed\"}}}";

  private static FraiseEngine open() {
    return Library.open(Library.create(TestDatabase.SQLITE));
  }

  private static GraphQlResponse ask(
      String query, String name, Map<String, Object> variables, String sha256) {
    try (FraiseEngine engine = open()) {
      return engine
          .graphql()
          .execute(new GraphQlRequest(query, name, variables, sha256), Caller.ANONYMOUS);
    }
  }

  @Test
  void runsByName() {
    assertThat(ask(null, "ById", TEN, null).text()).isEqualTo(ANSWER);
  }

  @Test
  void runsByHashOfEitherCase() {
    String hash = AdHocQuery.sha256(BY_ID);
    assertThat(ask(null, null, TEN, hash).text()).isEqualTo(ANSWER);
    assertThat(ask(null, "ById", TEN, hash.toUpperCase(Locale.ROOT)).text()).isEqualTo(ANSWER);
  }

  @Test
  void runsInPlaceOfADocumentWithTheSameText() {
    try (FraiseEngine engine = open()) {
      CompiledQuery compiled = engine.queries().named("ById").orElseThrow();
      assertThat(engine.graphql().find(new GraphQlRequest(BY_ID, null, Map.of(), null)))
          .isSameAs(compiled);
      assertThat(engine.graphql().find(new GraphQlRequest(BY_ID + " ", null, Map.of(), null)))
          .isNotSameAs(compiled);
    }
    assertThat(ask(BY_ID, null, TEN, AdHocQuery.sha256(BY_ID)).text()).isEqualTo(ANSWER);
  }

  @Test
  void keepsDocumentsOnceTheyAreRead() {
    try (FraiseEngine engine = open()) {
      GraphQlRequest request = new GraphQlRequest("{ booksCount }");
      assertThat(engine.graphql().find(request)).isSameAs(engine.graphql().find(request));
    }
  }

  @Test
  void saysWhichOperationIsNotThere() {
    assertThat(ask(null, null, TEN, "00").code()).isEqualTo(ErrorCode.PERSISTED_QUERY_NOT_FOUND);
    assertThat(ask(null, "ByIds", TEN, null).text()).contains("ById");
    assertThat(ask(null, null, TEN, null).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(ask("{ booksCount }", null, Map.of(), AdHocQuery.sha256(BY_ID)).code())
        .isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(ask(null, "Other", TEN, AdHocQuery.sha256(BY_ID)).code())
        .isEqualTo(ErrorCode.BAD_USER_INPUT);
  }
}
