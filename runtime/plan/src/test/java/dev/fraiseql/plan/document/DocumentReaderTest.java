package dev.fraiseql.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.OperationNode.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "query Q($w: BookWhereInput, $o: [BookOrderByInput!], $n: Int = 3) { books(where: $w,"
            + " orderBy: $o, limit: $n) { id } }",
        "{ __typename __schema { types { name } } __type(name: \"Book\") { name fields { name } }"
            + " }",
        "{ books { ...F } } fragment F on Book { id ... on Book { title } ... { pages } shelf {"
            + " __typename } }",
        "query A { booksCount } query B { authorsCount }",
        "{ books(where: {rating: {gt: 1}, pages: {eq: -5}, loanTime: {lt: \"PT1H\"}, cover: {eq:"
            + " \"AA==\"}}) { id } }"
      })
  void acceptsAValidDocument(String text) {
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
  void rejectsDocumentsThatDoNotParse(String text) {
    DocumentException rejected = rejection(text);
    assertThat(rejected.errors())
        .singleElement()
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED));
  }

  @Test
  void reportsThePositionOfASyntaxError() {
    assertThat(rejection("{\n  books(where: }) { id } }").errors().getFirst().locations())
        .containsExactly(new Location(2, 16));
  }

  @Test
  void suggestsNamesForAllUnknownNames() {
    DocumentException rejected =
        rejection(
            """
            { boks { id }
              books(were: {id: {eq: 1}}, where: {titel: {eq: "a"}, pages: {gth: 1}}) {
                titel
                ... on Book { loans(limt: 1) { id } }
              }
            }
            fragment F on Author { nam }
            """);
    assertThat(rejected.errors())
        .extracting(RequestException::getMessage)
        .containsExactly(
            "Query has no field boks. Did you mean books?",
            "books has no argument were. Did you mean where?",
            "BookWhereInput has no key titel. Did you mean title?",
            "IntFilter has no key gth. Did you mean gt?",
            "Book has no field titel. Did you mean title?",
            "loans has no argument limt. Did you mean limit?",
            "Author has no field nam. Did you mean name?");
    assertThat(rejected.errors())
        .allSatisfy(e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
          assertThat(e.locations()).hasSize(1);
        });
    assertThat(rejected.errors().get(4).locations()).containsExactly(new Location(3, 5));
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
        "subscription { ...F } fragment F on Query { books { id } }",
        "subscription @skip(if: true) { ...F } fragment F on Subscription { books { id } }",
        "subscription { ... on Query @include(if: true) { books { id } } }",
        "subscription { __typename }",
        "mutation { ...F } fragment F on Nothing { id }",
        "type Book { id: ID }",
        "{ books(where: {pages: {eq: 1, eq: 2}}) { id } }"
      })
  void rejectsInvalidDocuments(String text) {
    assertThat(rejection(text).errors())
        .isNotEmpty()
        .allSatisfy(e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
          assertThat(e.locations()).isNotEmpty();
          assertThat(e.getMessage())
              .matches("(?s).*[.?]")
              .doesNotContainIgnoringCase("validation error")
              .doesNotContain("Value{", "''", "{1}");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          { books(where: {title: {eq: 1}}) { id } }                 | 29 | where.title.eq: 1 is not a String. Write it in quotation marks: "1".
          { books(where: {addedAt: {eq: "yesterday"}}) { id } }     | 31 | where.addedAt.eq: "yesterday" is not a DateTime, such as "2026-01-24T10:30:00Z".
          { books(where: {rating: {gt: 1E+999999999}}) { id } }     | 30 | where.rating.gt: the number is out of the range of Float.
          { books(limit: 2147483648) { id } }                       | 16 | limit: 2147483648 is out of the range of Int.
          { books(limit: [1]) { id } }                              | 16 | limit: a list is given, but one value of type Int is expected.
          { books(where: 5) { id } }                                | 16 | where: 5 is given, but an object in braces is expected: BookWhereInput.
          { books(where: {price: {eq: NOVEL}}) { id } }             | 29 | where.price.eq: NOVEL is given, but a Decimal is expected.
          { books(where: {genre: {eq: "NOVEL"}}) { id } }           | 29 | where.genre.eq: "NOVEL" is a String. Write the value of Genre without quotation marks: NOVEL.
          { books(where: {genre: {eq: NOVELL}}) { id } }            | 29 | where.genre.eq: NOVELL is no value of Genre. Did you mean NOVEL?
          { books(where: {genre: {in: [NOVEL, 7]}}) { id } }        | 37 | where.genre.in.1: 7 is no value of Genre. Its values are NOVEL, POEM, ESSAY.
          { books(where: {pages: {in: [1, null]}}) { id } }         | 33 | where.pages.in.1: null is given, but a value of type Int is expected.
          { books(where: {pages: {eq: 1, eq: 2}}) { id } }          | 24 | where.pages: the key eq is given twice.
          { book(id: 1.5) { id } }                                  | 12 | id: 1.5 is not an ID: a String or an Int.
          { books { id @include(if: "yes") } }                      | 27 | if: "yes" is not a Boolean: true or false.
          query ($n: Int = 1.5) { books(limit: $n) { id } }         | 18 | $n: 1.5 is not an integer of type Int.
          { books { ... on Boook { id } } }                         | 18 | There is no type Boook. Did you mean Book?
          { books { ...F } } fragment F on Boook { id }             | 20 | There is no type Boook. Did you mean Book?
          { ...F } fragment F on Qery { booksCount }                | 10 | There is no type Qery. Did you mean Query?
          subscription { books { id } }                             | 1  | There is no Subscription here: the schema has no type for it.
          { books(limit: $x) { id } }                               | 16 | The operation declares no variable $x. Declare it after the operation's name.
          query ($x: String) { books(limit: $x) { id } }            | 35 | The variable $x is of type String, but Int is expected here.
          { books { a: id a: title } }                              | 17 | books/a is the response key of fields of the types ID and String. Give one an alias.
          { book { id } }                                           | 3  | The required argument id is missing.
          { books }                                                 | 3  | books is of type [Book!]!: select some of its fields in braces.
          """)
  void reportsTheErrorItsPositionAndTheRemedy(String text, int column, String message) {
    RequestException rejected = rejection(text).errors().getFirst();
    assertThat(rejected).hasMessage(message);
    assertThat(rejected.locations()).contains(new Location(1, column));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query Q @experimental_disableErrorPropagation { booksCount }  | 9  | The directives are @include and @skip.
          query Q($n: Int @oneOf) { books(limit: $n) { id } }           | 17 | The directives are @include and @skip.
          { ...F } fragment F on Query @defer { booksCount }            | 30 | The directives are @include and @skip.
          { booksCount @skp(if: true) }                                 | 14 | Did you mean @skip?
          """)
  void rejectsDirectivesThatDoNotWork(String text, int column, String remedy) {
    RequestException rejected = rejection(text).errors().getFirst();
    assertThat(rejected)
        .hasMessageContaining("There is no directive @")
        .hasMessageEndingWith(remedy);
    assertThat(rejected.locations()).containsExactly(new Location(1, column));
  }

  @Test
  void reportsTheNumberWithTooLargeAnExponent() {
    RequestException rejected =
        rejection(
                """
                # 1e9990123456789
                { books(where: {title: {eq: "1e9990123456789 \\" "}, price: {in: [1e3, 1e-5]},
                    rating: {eq: -1.5e9990123456789}}) { a1e9990123456789: id } }
                """)
            .errors()
            .getFirst();
    assertThat(rejected.code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED);
    assertThat(rejected)
        .hasMessage(
            "-1.5e9990123456789 cannot be read: its exponent is too large. Write a number that a"
                + " column can hold.");
    assertThat(rejected.locations()).containsExactly(new Location(3, 18));
  }

  @Test
  void reportsAtMostAHundredErrors() {
    assertThat(
            rejection("{ books(where: {title: {in: [" + "1, ".repeat(1_000) + "]}}) { id } }")
                .errors())
        .hasSize(100);
  }

  @Test
  void acceptsALongList() {
    String ids =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    READER.read("{ books(where: {id: {in: [" + ids + "]}}) { id } }");
  }

  @Test
  void acceptsIntrospectionFieldsMoreThanOnce() {
    READER.read(
        "{ a: __type(name: \"Book\") { fields { type { fields { name } } } }"
            + " b: __type(name: \"Loan\") { name } c: __schema { types { name } } __schema {"
            + " directives { name } } }");
  }

  @Test
  void rejectsExponentialFragmentsQuickly() {
    String bomb =
        "{ books { ...F0 } } "
            + IntStream.range(0, 40)
                .mapToObj(i ->
                    "fragment F%d on Book { a%d: sequel { ...F%d } b%d: sequel { ...F%d } } "
                        .formatted(i, i, i + 1, i, i + 1))
                .collect(Collectors.joining())
            + "fragment F40 on Book { id }";
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> rejection(bomb));
  }

  @Test
  void limitsNesting() {
    String deep = "{ books " + "{ sequel ".repeat(400) + "{ id }" + " }".repeat(401);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(rejection(deep).errors()).isNotEmpty());
    String open = "{".repeat(100_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(rejection(open).errors()).isNotEmpty());
    String value =
        "{ books(where: " + "{_not: ".repeat(3000) + "{}" + "}".repeat(3000) + ") { id } }";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(rejection(value).errors()).isNotEmpty());
  }

  private static DocumentException rejection(String text) {
    DocumentException rejected =
        catchThrowableOfType(DocumentException.class, () -> READER.read(text));
    assertThat(rejected)
        .as("the rejection of " + text.substring(0, Math.min(text.length(), 200)))
        .isNotNull();
    assertThat(rejected.errors()).isNotEmpty();
    return rejected;
  }

  @Test
  void returnsTheNamesOfOperations() {
    assertThat(READER.read("query A { booksCount } query B { booksCount }").operationNames())
        .isEqualTo(List.of("A", "B"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a}                                              |   | QUERY
          query Q @skip(if: true) {a}                      |   | QUERY
          mutation{a}                                      |   | MUTATION
          subscription S{a}                                | S | SUBSCRIPTION
          fragment mutation on A{b} query{a}               |   | QUERY
          query{a(b: "} mutation{c} ")}                    |   | QUERY
          fragment F on A{query{c}} mutation{a}            |   | MUTATION
          query A{a} mutation B{b} subscription C{c}       | A | QUERY
          query A{a} mutation B{b} subscription C{c}       | B | MUTATION
          query A{a} mutation B{b} subscription C{c}       | D |
          query A{a} mutation B{b}                         |   |
          fragment F on A{b}                               |   |
          """)
  void returnsTheKindOfAnOperationOfAnInvalidDocument(
      String text, @Nullable String name, @Nullable Kind kind) {
    assertThat(DocumentReader.parse(text).kind(name)).isEqualTo(Optional.ofNullable(kind));
  }
}
