package dev.fraiseql.plan.document;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.DirectiveCondition;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.OperationNode.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedDocumentTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);

  @Test
  void choosesTheOperation() {
    ParsedDocument two = READER.read("query A { booksCount } query B { loansCount }");
    assertThat(two.operation("B").fields())
        .extracting(FieldNode::name)
        .containsExactly("loansCount");
    assertThat(rejection(two, null)).contains("several operations");
    assertThat(rejection(two, "")).contains("several operations");
    assertThat(rejection(two, "C")).isEqualTo("The document has no operation C. Did you mean A?");
    ParsedDocument one = READER.read("{ booksCount }");
    assertThat(one.operation(null).name()).isEmpty();
    assertThat(one.operation("").kind()).isEqualTo(Kind.QUERY);
    assertThat(rejection(one, "A")).contains("no operation A");
    assertThat(rejection(READER.read("{ booksCount } "), "__proto__")).contains("no operation");
  }

  @Test
  void declaresVariablesInOrder() {
    assertThat(
            operation(
                    "query ($b: [ID!]! = [1, \"x\"], $a: Int, $n: Int = null, $w: BookWhereInput ="
                        + " {pages: {gt: 3}}) { books(where: $w, limit: $a, offset: $n) { id } c:"
                        + " booksCount(where: {id: {in: $b}}) }")
                .variables())
        .containsExactly(
            new Variable("b", "[ID!]!", List.of(1L, "x")),
            new Variable("a", "Int", Values.ABSENT),
            new Variable("n", "Int", null),
            new Variable("w", "BookWhereInput", map("pages", map("gt", 3L))));
  }

  @Test
  void convertsArgumentsToJsonValues() {
    FieldNode books =
        operation(
                "query ($v: Int) { books(where: {price: {gte: 1.50}, copies: {lt:"
                    + " 9223372036854775807}, genre: {eq: POEM}, available: {eq: true}, title: {in:"
                    + " [\"a\\n\", \"\"\"b\"\"\"]}, subtitle: {eq: null}, pages: {eq: $v}}, limit:"
                    + " $v) { id } }")
            .fields()
            .getFirst();
    assertThat(books.arguments())
        .isEqualTo(
            map(
                "where",
                map(
                    "price", map("gte", new BigDecimal("1.50")),
                    "copies", map("lt", Long.MAX_VALUE),
                    "genre", map("eq", "POEM"),
                    "available", map("eq", true),
                    "title", map("in", List.of("a\n", "b")),
                    "subtitle", map("eq", null),
                    "pages", map("eq", new Operand.Variable(0))),
                "limit",
                new Operand.Variable(0)));
    assertThat(
            operation("{ booksCount(where: {price: {lt: 99999999999999999999}}) }")
                .fields()
                .getFirst()
                .arguments())
        .isEqualTo(map("where", map("price", map("lt", new BigInteger("99999999999999999999")))));
    assertThat(books.location()).isEqualTo(new Location(1, 19));
  }

  @Test
  void inlinesFragments() {
    OperationNode operation =
        operation(
            """
            { books { ...Name x: id ... on Book { ...Name pages } ... { copies } } }
            fragment Name on Book { title name: title shelf { label } }
            """);
    assertThat(operation.fields().getFirst().fields())
        .extracting(FieldNode::responseKey)
        .containsExactly(
            "title", "name", "shelf", "x", "title", "name", "shelf", "pages", "copies");
  }

  @Test
  void appliesConstantDirectivesAndKeepsTheOthers() {
    OperationNode operation =
        operation(
            """
            query ($a: Boolean!, $b: Boolean!) {
              books {
                one: id @skip(if: true)
                two: id @include(if: false)
                three: id @skip(if: false) @include(if: true)
                four: id @skip(if: $a) @include(if: $b)
                ... @include(if: $a) { five: id @include(if: $a) six: id @skip(if: $b) }
                ...F @skip(if: $b)
                ... on Book @include(if: false) { eight: id }
              }
            }
            fragment F on Book { seven: id }
            """);
    List<FieldNode> fields = operation.fields().getFirst().fields();
    assertThat(fields)
        .extracting(FieldNode::responseKey)
        .containsExactly("three", "four", "five", "six", "seven");
    assertThat(fields)
        .extracting(FieldNode::conditions)
        .containsExactly(
            List.of(),
            List.of(new DirectiveCondition(0, false), new DirectiveCondition(1, true)),
            List.of(new DirectiveCondition(0, true)),
            List.of(new DirectiveCondition(0, true), new DirectiveCondition(1, false)),
            List.of(new DirectiveCondition(1, false)));
  }

  private static OperationNode operation(String text) {
    return READER.read(text).operation(null);
  }

  private static String rejection(ParsedDocument document, String name) {
    RequestException rejected =
        catchThrowableOfType(RequestException.class, () -> document.operation(name));
    assertThat(rejected).isNotNull();
    assertThat(rejected.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    return rejected.getMessage();
  }
}
