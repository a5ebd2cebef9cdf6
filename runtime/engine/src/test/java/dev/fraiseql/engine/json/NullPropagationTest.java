package dev.fraiseql.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The results for rows that break what the schema promises. Book 11 has no title, author 3 no name.
 */
class NullPropagationTest {
  private static final Pattern PATH = Pattern.compile("\"path\":(\\[.*?])");
  private static final String ROWS =
      """
      insert into "author" values (1, 'Ursula', 1929), (2, 'Stanislaw', null), (3, null, null);
      insert into "book" values
        (10, 'The Dispossessed', 8.5, 1, 3), (11, null, 12.25, 2, 1),
        (12, 'Malafrena', null, 1, 2), (13, 'Fiasco', 0, 2, 1), (14, 'Lost', 0, 99, null);
      insert into "tag" values ('sf');
      insert into "book_tag" values (10, 'sf'), (11, 'sf'), (12, 'sf');
      """;

  private record Answer(String data, List<String> paths) {}

  private static Answer ask(TestDatabase database, String query) {
    DatabaseAddress address = Library.empty(database);
    TestDatabases.execute(address, ROWS);
    try (FraiseEngine engine = Library.open(address)) {
      String text = engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).text();
      int data = text.indexOf("\"data\":");
      return new Answer(
          text.substring(data + 7, text.length() - 1),
          PATH.matcher(text.substring(0, data)).results().map(found -> found.group(1)).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenRowOfARootListNullsTheData(TestDatabase database) {
    Answer answer = ask(database, "{ booksCount books(orderBy: [{id: ASC}]) { id title } }");
    assertThat(answer.data()).isEqualTo("null");
    assertThat(answer.paths()).containsExactly("[\"books\",1,\"title\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenRootRowIsNull(TestDatabase database) {
    Answer answer = ask(database, "{ a: book(id: 11) { t: title } b: book(id: 10) { title } }");
    assertThat(answer.data()).isEqualTo("{\"a\":null,\"b\":{\"title\":\"The Dispossessed\"}}");
    assertThat(answer.paths()).containsExactly("[\"a\",\"t\"]");
  }

  /** Though its key says which these are: book 14 is one, and its author is missing. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsBelowARowThatIsNotThereIsNobodysBusiness(TestDatabase database) {
    Answer answer = ask(database, "{ author(id: 99) { books { author { name } } } booksCount }");
    assertThat(answer.data()).isEqualTo("{\"author\":null,\"booksCount\":5}");
    assertThat(answer.paths()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenRowOfANullableRelationIsNull(TestDatabase database) {
    Answer answer =
        ask(database, "{ books(limit: 3) { id reviewer { name books { id } } tags { code } } }");
    assertThat(answer.data())
        .isEqualTo(
            """
            {"books":[{"id":"10","reviewer":null,"tags":[{"code":"sf"}]},\
            {"id":"11","reviewer":{"name":"Ursula","books":[{"id":"10"},{"id":"12"}]},"tags":[{"code":"sf"}]},\
            {"id":"12","reviewer":{"name":"Stanislaw","books":[{"id":"11"},{"id":"13"}]},"tags":[{"code":"sf"}]}]}\
            """);
    assertThat(answer.paths()).containsExactly("[\"books\",0,\"reviewer\",\"name\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aRequiredRelationWithoutARowIsAnError(TestDatabase database) {
    Answer answer = ask(database, "{ book(id: 14) { title author { name } } }");
    assertThat(answer.data()).isEqualTo("{\"book\":null}");
    assertThat(answer.paths()).containsExactly("[\"book\",\"author\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenChildTakesItsParentAlong(TestDatabase database) {
    Answer answer =
        ask(
            database,
            "{ one: author(id: 1) { books { title } } two: author(id: 2) { name books { b: id title"
                + " } } }");
    assertThat(answer.data())
        .isEqualTo(
            "{\"one\":{\"books\":[{\"title\":\"The"
                + " Dispossessed\"},{\"title\":\"Malafrena\"}]},\"two\":null}");
    assertThat(answer.paths()).containsExactly("[\"two\",\"books\",0,\"title\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenChildOfARootListNullsTheData(TestDatabase database) {
    Answer answer = ask(database, "{ authors { id books { title tags { code } } } }");
    assertThat(answer.data()).isEqualTo("null");
    assertThat(answer.paths()).containsExactly("[\"authors\",1,\"books\",0,\"title\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenChildNullsTheNearestNullableObjectInTheLevelAbove(TestDatabase database) {
    Answer answer =
        ask(
            database,
            "{ books(where: {id: {in: [11, 12, 13]}}) { id reviewer { name works: books { title } }"
                + " } }");
    assertThat(answer.data())
        .isEqualTo(
            """
            {"books":[{"id":"11","reviewer":{"name":"Ursula","works":[{"title":"The Dispossessed"},{"title":"Malafrena"}]}},\
            {"id":"12","reviewer":null},\
            {"id":"13","reviewer":{"name":"Ursula","works":[{"title":"The Dispossessed"},{"title":"Malafrena"}]}}]}\
            """);
    assertThat(answer.paths()).containsExactly("[\"books\",1,\"reviewer\",\"works\",0,\"title\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenGrandchildClimbsThroughBothLevels(TestDatabase database) {
    Answer answer =
        ask(
            database,
            """
            { book(id: 13) { id reviewer { name } author { name books { id author { books { title } } } } }
              other: book(id: 10) { reviewer { id books { id } } author { books { author { books { title } } } } } }
            """);
    assertThat(answer.data())
        .isEqualTo(
            """
            {"book":null,"other":{"reviewer":{"id":"3","books":[]},"author":{"books":[\
            {"author":{"books":[{"title":"The Dispossessed"},{"title":"Malafrena"}]}},\
            {"author":{"books":[{"title":"The Dispossessed"},{"title":"Malafrena"}]}}]}}}\
            """);
    assertThat(answer.paths())
        .containsExactly(
            "[\"book\",\"author\",\"books\",0,\"author\",\"books\",0,\"title\"]",
            "[\"book\",\"author\",\"books\",1,\"author\",\"books\",0,\"title\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBrokenNullableObjectWithinAChildStaysThere(TestDatabase database) {
    Answer answer = ask(database, "{ author(id: 1) { books { id reviewer { name } } } }");
    assertThat(answer.data())
        .isEqualTo(
            "{\"author\":{\"books\":[{\"id\":\"10\",\"reviewer\":null},{\"id\":\"12\",\"reviewer\":{\"name\":\"Stanislaw\"}}]}}");
    assertThat(answer.paths()).containsExactly("[\"author\",\"books\",0,\"reviewer\",\"name\"]");
  }
}
