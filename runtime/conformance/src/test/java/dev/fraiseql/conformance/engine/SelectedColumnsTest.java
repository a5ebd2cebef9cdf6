package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectedColumnsTest {
  private static final Pattern COLUMN = Pattern.compile("\\w+\\.[\"`](\\w+)[\"`]");

  @ParameterizedTest
  @EnumSource
  void readsOnlySelectedColumnsAndSortKeys(TestDatabase database) {
    assertThat(columns(database, "{ specimens(limit: 1) { text money } }"))
        .containsExactly("id money text");
    assertThat(columns(database, "{ specimen(id: 1) { uuid } }")).containsExactly("id uuid");
    assertThat(columns(database, "{ people { home { street } } }"))
        .containsExactly("home_street id");
  }

  @ParameterizedTest
  @EnumSource
  void readsTheKeysThatJoinLevels(TestDatabase database) {
    assertThat(columns(database, "{ countries { name cities { name } } }"))
        .containsExactly("code name", "country_code id name");
    assertThat(columns(database, "{ bookings { guest { name } } }"))
        .containsExactly("guest_id id name");
    assertThat(columns(database, "{ clubs { members { name } } }"))
        .containsExactly("id", "club_id id name person_id");
  }

  @ParameterizedTest
  @EnumSource
  void readsColumnsOfComputedFieldsOnlyIfSelected(TestDatabase database) {
    assertThat(columns(database, "{ people { label } }")).containsExactly("city_id id name");
    assertThat(columns(database, "{ people { greeting cityId } }")).containsExactly("city_id id");
    assertThat(columns(database, "{ bookings { guest { low } } }"))
        .containsExactly("city_id guest_id id");
  }

  @ParameterizedTest
  @EnumSource
  void countsWithoutReadingColumns(TestDatabase database) {
    assertThat(columns(database, "{ specimensCount }")).containsExactly("");
    assertThat(columns(database, "{ specimensCount(where: {flag: {eq: true}}) }"))
        .containsExactly("flag");
  }

  /** The names of the columns in each statement, sorted. */
  private static List<String> columns(TestDatabase database, String query) {
    try (SqlLog log = new SqlLog()) {
      DomainDatabase.of(database)
          .engine(Map.of())
          .graphql()
          .execute(new GraphQlRequest(query), Caller.ANONYMOUS);
      return log.statements().stream()
          .map(sql ->
              COLUMN
                  .matcher(sql)
                  .results()
                  .map((MatchResult match) -> match.group(1))
                  .collect(Collectors.toCollection(TreeSet::new)))
          .map(names -> String.join(" ", names))
          .toList();
    }
  }
}
