package dev.fraiseql.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.plan.Library;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ book(id: 1) { id } }",
        "{ book(id: \"1\") { id price weight addedAt } }",
        "{ shelf(room: \"a\", number: 1) { books(limit: 2, offset: 1) { title } booksCount } }",
        "{ books(where: {price: {gt: 19.99, lt: \"20.40\"}, copies: {in: [1, \"2\"]}}) { id } }",
        "{ books(orderBy: {title: ASC}) { id } booksCount }",
        "{ books(where: {addedAt: {gt: \"2026-01-24T10:30:00Z\"}, genre: {in: [NOVEL]}}) { id } }",
        "query Q($w: BookWhereInput, $o: [BookOrderByInput!], $n: Int = 3) { books(where: $w, orderBy: $o, limit: $n) { id } }",
        "{ __typename __schema { types { name } } __type(name: \"Book\") { name fields { name } } }",
        "{ books { ...F } } fragment F on Book { id ... on Book { title } ... { pages } shelf { __typename } }",
        "query A { booksCount } query B { authorsCount }",
        "{ books(where: {rating: {gt: 1}, pages: {eq: -5}, loanTime: {lt: \"PT1H\"}, cover: {eq: \"AA==\"}}) { id } }"
      })
  void takesAValidDocument(String text) {
    READER.read(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{ books { id }",
        "query",
        "{ books(where: ) { id } }",
        "{ books { id } } }",
        "\"x\""
      })
  void refusesWhatDoesNotParse(String text) {
    DocumentException refused = refusal(text);
    assertThat(refused.errors())
        .singleElement()
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED));
  }

  @Test
  void saysWhereItDoesNotParse() {
    assertThat(refusal("{\n  books(where: }) { id } }").errors().getFirst().locations())
        .containsExactly(new Location(2, 16));
  }

  @Test
  void suggestsNamesForAllThatAreUnknownAtOnce() {
    DocumentException refused =
        refusal(
            """
            { boks { id }
              books(were: {id: {eq: 1}}, where: {titel: {eq: "a"}, pages: {gth: 1}}) {
                titel
                ... on Book { loans(limt: 1) { id } }
              }
            }
            fragment F on Author { nam }
            """);
    assertThat(refused.errors())
        .extracting(RequestException::getMessage)
        .containsExactly(
            "Query has no field boks. Did you mean books?",
            "books has no argument were. Did you mean where?",
            "BookWhereInput has no key titel. Did you mean title?",
            "IntFilter has no key gth. Did you mean gt?",
            "Book has no field titel. Did you mean title?",
            "loans has no argument limt. Did you mean limit?",
            "Author has no field nam. Did you mean name?");
    assertThat(refused.errors())
        .allSatisfy(e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
          assertThat(e.locations()).hasSize(1);
        });
    assertThat(refused.errors().get(4).locations()).containsExactly(new Location(3, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ book { id } }",
        "{ books }",
        "{ books { id { x } } }",
        "{ books(limit: 1.0) { id } }",
        "{ books(limit: 2147483648) { id } }",
        "{ books(limit: \"1\") { id } }",
        "{ books(where: {available: {eq: \"true\"}}) { id } }",
        "{ books(where: {title: {eq: 1}}) { id } }",
        "{ books(where: {pages: {eq: 1.0}}) { id } }",
        "{ books(where: {price: {eq: \"x\"}}) { id } }",
        "{ books(where: {price: {eq: true}}) { id } }",
        "{ books(where: {price: {eq: NOVEL}}) { id } }",
        "{ books(where: {addedAt: {eq: \"yesterday\"}}) { id } }",
        "{ books(where: {isbn: {eq: \"123\"}}) { id } }",
        "{ books(where: {genre: {eq: \"NOVEL\"}}) { id } }",
        "{ books(where: {genre: {eq: TRAGEDY}}) { id } }",
        "{ books(orderBy: [{title: UP}]) { id } }",
        "{ books(where: {pages: {in: [1, null]}}) { id } }",
        "{ book(id: 1.5) { id } }",
        "{ book(id: true) { id } }",
        "{ book(id: null) { id } }",
        "query ($x: Int) { booksCount }",
        "query ($x: Int, $x: Int) { books(limit: $x) { id } }",
        "{ books(limit: $x) { id } }",
        "query ($x: String) { books(limit: $x) { id } }",
        "query ($x: [Int!]) { books(where: {pages: {in: $x}}, limit: $x) { id } }",
        "query ($x: Nothing) { books(limit: $x) { id } }",
        "{ books { ...F } }",
        "{ books { id } } fragment F on Book { id }",
        "{ books { ...F } } fragment F on Book { ...F }",
        "{ books { ...F } } fragment F on Author { id }",
        "{ books { ... on Nothing { id } } }",
        "{ books { a: id a: title } }",
        "{ books(limit: 1) { id } books(limit: 2) { id } }",
        "{ books { id @include } }",
        "{ books { id @nothing } }",
        "{ books { __nothing } }",
        "query A { booksCount } query A { booksCount }",
        "query A { booksCount } { booksCount }",
        "mutation { createBook { id } }",
        "subscription { books { id } }",
        "type Book { id: ID }",
        "{ books(where: {pages: {eq: 1, eq: 2}}) { id } }"
      })
  void refusesWhatIsNotValid(String text) {
    assertThat(refusal(text).errors())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED));
  }

  @Test
  void saysWhatIsWrongWithALiteral() {
    RequestException refused =
        refusal("{ books(where: {addedAt: {eq: \"yesterday\"}}) { id } }").errors().getFirst();
    assertThat(refused).hasMessageContaining("\"yesterday\" is not a DateTime");
    assertThat(refused.locations()).isNotEmpty();
  }

  @Test
  void letsALongListPass() {
    String ids =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    READER.read("{ books(where: {id: {in: [" + ids + "]}}) { id } }");
  }

  @Test
  void refusesToDescribeTheSchemaOverAndOver() {
    assertThat(
            refusal("{ a: __type(name: \"Book\") { name } b: __type(name: \"Loan\") { name } }")
                .errors())
        .singleElement()
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
  }

  @Test
  void isNotExhaustedByFragmentsOfFragments() {
    String bomb =
        "{ books { ...F0 } } "
            + IntStream.range(0, 40)
                .mapToObj(i ->
                    "fragment F%d on Book { a%d: sequel { ...F%d } b%d: sequel { ...F%d } } "
                        .formatted(i, i, i + 1, i, i + 1))
                .collect(Collectors.joining())
            + "fragment F40 on Book { id }";
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusal(bomb));
  }

  @Test
  void isNotExhaustedByNesting() {
    String deep = "{ books " + "{ sequel ".repeat(400) + "{ id }" + " }".repeat(401);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(refusal(deep).errors()).isNotEmpty());
    String open = "{".repeat(100_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(refusal(open).errors()).isNotEmpty());
    String value =
        "{ books(where: " + "{_not: ".repeat(3000) + "{}" + "}".repeat(3000) + ") { id } }";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(refusal(value).errors()).isNotEmpty());
  }

  private static DocumentException refusal(String text) {
    DocumentException refused =
        catchThrowableOfType(DocumentException.class, () -> READER.read(text));
    assertThat(refused)
        .as("the refusal of " + text.substring(0, Math.min(text.length(), 200)))
        .isNotNull();
    assertThat(refused.errors()).isNotEmpty();
    return refused;
  }

  @Test
  void namesItsOperations() {
    assertThat(READER.read("query A { booksCount } query B { booksCount }").operationNames())
        .isEqualTo(List.of("A", "B"));
  }
}
