package dev.fraiseql.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.engine.library.SqlLog;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementsTest {

  private static List<String> statements(TestDatabase database, String query) {
    try (FraiseEngine engine = Library.open(Library.create(database));
        SqlLog log = new SqlLog()) {
      assertThat(engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).code())
          .isNull();
      return log.statements();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void takesOneStatementForEachToManyLevel(TestDatabase database) {
    assertThat(
            statements(
                database,
                "{ authors { name books { title author { name } reviewer { books { id } } tags { code } } } }"))
        .hasSize(4);
  }

  @Test
  void readsChildrenByKeyIfTheKeysOfTheirParentsRise() {
    assertThat(statements(TestDatabase.SQLITE, "{ authors { books { title } } }").getLast())
        .contains("order by t.\"author_id\"");
    assertThat(
            statements(
                    TestDatabase.SQLITE, "{ authors(orderBy: [{id: DESC}]) { books { title } } }")
                .getLast())
        .contains("k.key");
    assertThat(
            statements(TestDatabase.SQLITE, "{ books { author { books { title } } } }").getLast())
        .as("an author of several books")
        .contains("k.key");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void takesNoneWhereThereAreNoParents(TestDatabase database) {
    assertThat(statements(database, "{ author(id: 3) { books { tags { code } } } }")).hasSize(2);
    assertThat(statements(database, "{ authors(where: {id: {eq: 99}}) { books { id } } }"))
        .hasSize(1);
    assertThat(statements(database, "{ author(id: 99) { books { tags { code } } } }"))
        .as("the key is known beforehand, so where it costs no round trip the books are read, too")
        .hasSize(database == TestDatabase.POSTGRESQL ? 2 : 1);
    assertThat(statements(database, "{ __typename __schema { queryType { name } } }")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void fetchesTheSelectedColumnsOnly(TestDatabase database) {
    assertThat(statements(database, "{ books { title author { born } } }"))
        .singleElement()
        .satisfies(sql ->
            assertThat(sql.replace('`', '"'))
                .contains("\"title\"", "\"born\"")
                .doesNotContain("\"price\"", "\"name\""));
  }
}
