package dev.fraiseql.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.plan.Library;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"All books.\" query Q { books { id } }",
        "\"\"\"\nAll \\\"\"\" \"books\".\n\"\"\" query Q { books { id } }",
        "# comment \"\n\"a\", query { booksCount }",
        "query Q(\"How many.\" $n: Int) { books(limit: $n) { id } }",
        "query Q(\"a\" $n: Int = 3 \"\"\"b\"\"\" $w: BookWhereInput = {title: {eq: \"x\"}}, \"c\""
            + " $m: Int) { books(limit: $n, where: $w, offset: $m) { id } }",
        "query Q($t: String = \"default\" $u: String = \"\" \"u's successor\" $v: Int) { books("
            + "limit: $v, where: {title: {eq: $t, neq: $u}}) { id } }",
        "\"q\" query Q { ...F } \"A fragment.\" fragment F on Query { booksCount }",
        "{ ...F } \"\"\"\"\"\" fragment F on Query { booksCount } \"\" fragment G on Query { id:"
            + " booksCount }",
        "\"\\u00e9 \\u{1F600} \\uD83D\\uDE00 \\b\\f\\n\\r\\t\\/\\\\\\\"\" query Q { booksCount }",
      })
  void areAccepted(String text) {
    String used = text.contains("fragment G") ? text.replace("...F }", "...F ...G }") : text;
    READER.read(used);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "a" { booksCount }                          | 1
          "a" "b" query Q { booksCount }              | 1
          query "a" Q { booksCount }                  | 7
          query Q "a" { booksCount }                  | 9
          query Q { "a" booksCount }                  | 11
          query Q { booksCount } "a"                  | 24
          query Q($n: "a" Int) { booksCount }         | 13
          query Q($n: Int "a") { booksCount }         | 17
          query Q($n: Int "a" "b" $m: Int) { a }      | 17
          query Q { books(limit: "a" $n: 1) { id } }  | 28
          "a\\q" query Q { booksCount }               |
          "a\\uD800" query Q { booksCount }           |
          "a\\u{110000}" query Q { booksCount }       |
          "a query Q { booksCount }                   |
          query Q(\""" $n: Int) { booksCount }        |
          """)
  void areRejectedElsewhere(String text, Integer column) {
    DocumentException rejected =
        catchThrowableOfType(DocumentException.class, () -> DocumentReader.parse(text));
    assertThat(rejected).as(text).isNotNull();
    assertThat(rejected.errors().getFirst().code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED);
    if (column != null) {
      assertThat(rejected.errors().getFirst().locations()).containsExactly(new Location(1, column));
    }
  }

  @Test
  void areStillUnknownToGraphQlJava() {
    assertThat(
            catchThrowableOfType(
                InvalidSyntaxException.class,
                () -> new Parser().parseDocument("\"a\" query Q { booksCount }")))
        .as("graphql-java accepts descriptions now: delete Descriptions")
        .isNotNull();
  }

  @Test
  void leaveThePositionsOfErrors() {
    DocumentException rejected =
        catchThrowableOfType(
            DocumentException.class,
            () ->
                READER.read(
                    """
                    \"""
                    Two lines, "quoted", with an emoji: \uD83D\uDE00
                    \""" query Q("\uD83D\uDE00" $n: Int = true) {
                      books(limit: $n) { titel }
                    }
                    """));
    assertThat(rejected.errors())
        .extracting(error -> error.locations().getFirst())
        .containsExactly(new Location(3, 27), new Location(4, 22));
  }

  @Test
  void areBlankedByCodePointsAndLines() {
    assertThat(Descriptions.blank("\"\uD83D\uDE00\"query Q{a}")).isEqualTo("   query Q{a}");
    assertThat(Descriptions.blank("\"\"\"a\r\nb\n\"\"\"query Q{a}"))
        .isEqualTo("    \r\n \n   query Q{a}");
    String without = "query Q{a(b: \"c\")}";
    assertThat(Descriptions.blank(without)).isSameAs(without);
  }
}
