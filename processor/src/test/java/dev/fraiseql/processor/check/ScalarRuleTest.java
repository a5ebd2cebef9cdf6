package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import dev.fraiseql.processor.Compiler.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarRuleTest {
  private static final List<String> KEPT =
      List.of(
          "String",
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "Integer",
          "Long",
          "BigDecimal",
          "UUID",
          "Instant",
          "OffsetDateTime",
          "LocalDateTime",
          "LocalDate",
          "LocalTime",
          "Duration");

  private static Compiler scalar(String source) {
    return Compiler.create().source(source).source("@Type record Thing(@Id long id) {}");
  }

  @ParameterizedTest
  @FieldSource("KEPT")
  void acceptsWhatAColumnKeeps(String component) {
    assertNone(
        Compiler.create()
            .source("@Scalar record Code(%s value) {}".formatted(component))
            .source(
                """
                @Type record Thing(@Id long id, Code code, @Nullable Code maybe, List<Code> codes, @Embedded Part part) {
                  record Part(Optional<Code> code) {}
                  @Computed static Code same(Code code) { return code; }
                  @Computed static Optional<Code> other(Optional<Code> maybe) { return maybe; }
                }
                """));
  }

  @ParameterizedTest
  @FieldSource("KEPT")
  void acceptsTextsThatAreKeptAsSomethingElse(String component) {
    assertNone(
        Compiler.create()
            .source(
                """
                @Scalar record Code(%s value) {
                  static Code parse(String text) throws IllegalArgumentException { throw new IllegalArgumentException(); }
                  static Code parse(int number) { return parse(""); }
                  @Override public String toString() { return ""; }
                }
                """
                    .formatted(component))
            .source(
                """
                @Type record Thing(@Id long id, Code code, @Nullable Code maybe, List<Code> codes, @Nullable List<Code> no) {
                  @Computed static Code same(Code code) { return code; }
                }
                """));
  }

  @Test
  void reportsAnythingButARecord() {
    assertOnly(
        scalar("@Scalar final class Code { Code(String value) {} }"),
        1,
        "class",
        "FQ133: Code has @Scalar, but it is not a record. Put it on a record with one component.");
    assertOnly(
        scalar("@Scalar enum Code { A }"),
        1,
        "enum",
        "FQ133: Code has @Scalar, but it is not a record. Put it on a record with one component.");
  }

  @Test
  void reportsARecordOfAnotherNumberOfComponents() {
    assertOnly(
        scalar("@Scalar record Code() {}"),
        1,
        "record",
        "FQ133: Code has @Scalar, but its record has no component. Keep one component, "
            + "the value; an object of several values takes @Embedded.");
    assertOnly(
        scalar("@Scalar record Code(String a, String b) {}"),
        1,
        "record",
        "FQ133: Code has @Scalar, but its record has 2 components. Keep one component, "
            + "the value; an object of several values takes @Embedded.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boolean      | value | ' Two values have better names as an enum.'
          byte[]       | value | ''
          List<String> | value | ''
          DayOfWeek    | value | ''
          Object       | value | ''
          """)
  void reportsAComponentThatNoColumnKeeps(String component, String at, String more) {
    assertOnly(
        scalar("@Scalar record Code(%s value) {}".formatted(component)),
        1,
        at,
        "FQ134: The scalar Code cannot be stored as "
            + component
            + ". Its component must be a String, a number, a UUID or a type of java.time."
            + more);
  }

  @Test
  void reportsAScalarOfAScalar() {
    assertOnly(
        scalar("@Scalar record Code(Other other) { @Scalar record Other(String value) {} }"),
        1,
        "other",
        "FQ134: The scalar Code cannot be stored as Other. Its component must be a "
            + "String, a number, a UUID or a type of java.time.");
  }

  @Test
  void saysOfAFieldThatItsScalarIsWrong() {
    assertThat(
            Compiler.create()
                .source("@Type record Thing(@Id long id, List<Code> codes, Code code) {}")
                .source("@Scalar record Code(boolean value) {}")
                .problems())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "FQ102: Thing.codes is of the Java type List<Code>, which has no GraphQL type. "
                + "Its @Scalar has an error, which is reported there.",
            "FQ102: Thing.code is of the Java type Code, which has no GraphQL type. Its @Scalar has"
                + " an error, which is reported there.",
            "FQ134: The scalar Code cannot be stored as boolean. Its component must be a "
                + "String, a number, a UUID or a type of java.time. Two values have better names "
                + "as an enum.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Code parse(String text) { return this; }
          static String parse(String text) { return text; }
          static Code parse(CharSequence text) { return null; }
          static <T> Code parse(String text) { return null; }
          static Code parse(String text, int more) { return null; }
          """)
  void reportsAParseOfAnotherKind(String method) {
    assertOnly(
        scalar("@Scalar record Code(String value) {\n%s\n}".formatted(method)),
        2,
        "parse",
        "FQ135: The scalar Code has a method parse, which is how a scalar that is a text of its own"
            + " is read, but not as: static Code parse(String text). Write it so, or give it"
            + " another name.");
  }

  @Test
  void reportsAParseThatGeneratedCodeCannotCall() {
    String shown = "@Override public String toString() { return value; }";
    assertOnly(
        scalar(
            "@Scalar record Code(String value) { %s\nprivate static Code parse(String text) { return new Code(text); } }"
                .formatted(shown)),
        2,
        "parse",
        "FQ135: The scalar Code has a method parse, which generated code cannot access. Make it"
            + " package-private.");
    assertOnly(
        scalar(
            "@Scalar record Code(String value) { %s\nstatic Code parse(String text) throws Exception { return new Code(text); } }"
                .formatted(shown)),
        2,
        "parse",
        "FQ135: The scalar Code has a method parse, which throws a checked exception. Refuse a text"
            + " by an IllegalArgumentException.");
  }

  @Test
  void reportsATextThatNobodyCanRead() {
    assertOnly(
        scalar(
            "@Scalar record Code(String value) {\n"
                + "static Code parse(String text) { return new Code(text); }\n"
                + "}"),
        2,
        "parse",
        "FQ135: The scalar Code has a method parse, but no toString, so that clients would be shown"
            + " Code[...]. Write one that gives what parse reads.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "//x", "ftp://x.org/", "https:", "https://", "https://x y"})
  void reportsASpecificationThatIsNoUrl(String url) {
    assertOnly(
        scalar("@Scalar(specifiedBy = \"%s\") record Code(String value) {}".formatted(url)),
        1,
        '"' + url + '"',
        "FQ136: "
            + url
            + " is not the URL of a specification of Code. Begin it with https:// or http://, or"
            + " omit it.");
  }

  @Test
  void reportsWhatGeneratedCodeCannotName() {
    assertOnly(
        scalar("class Outer { @Scalar private record Code(String value) {} }"),
        1,
        "record",
        "FQ104: Code is private, so generated code cannot access it. Make it package-private.");
    assertOnly(
        scalar("@Scalar record Code<T>(String value) {}"),
        1,
        "record",
        "FQ105: Code has type parameters. Write a record for each type that is served.");
  }

  @Test
  void reportsATypeThatIsAScalarToo() {
    assertOnly(
        Compiler.create().source("@Type @Scalar record Code(@Id String value) {}"),
        1,
        "record",
        "FQ121: Code has both @Scalar and @Type. Keep one of them.");
  }

  @Test
  void reportsAKeyOfAScalar() {
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id Code id) { @Scalar record Code(String value) {} }"),
        1,
        "@Id",
        "FQ115: Thing.id cannot be a key: it is of the custom scalar Code. An @Id is a whole number, a"
            + " BigDecimal, a String, a UUID, a boolean, an enum or a type of java.time.");
  }

  @Test
  void reportsAReferenceOfAScalar() {
    assertThat(
            Compiler.create()
                .source(
                    """
                    @Type record Thing(@Id String id, @Relation Thing next, @Column(name = "next_id") Code nextId) {
                      @Scalar record Code(String value) {}
                    }
                    """)
                .problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("FQ208: ");
  }

  @Test
  void reportsNamesThatAreTaken() {
    assertOnly(
        scalar("@Scalar record Date(String value) {}"),
        1,
        "@Scalar",
        "FQ107: The name Date is reserved: it is a scalar's. Choose another.");
    assertOnly(
        scalar("@Scalar(name = \"a-b\") record Code(String value) {}"),
        1,
        "\"a-b\"",
        "FQ106: a-b is not a valid GraphQL name. Use letters, digits and underscores, and do not"
            + " begin with a digit.");
    assertOnly(
        scalar("@Scalar(name = \"Thing\") record Code(String value) {}"),
        1,
        "\"Thing\"",
        "FQ108: The GraphQL name Thing is used twice: by the class app.Thing and by the scalar"
            + " app.Code. Give one of them @Scalar(name = ...).");
    assertOnly(
        scalar(
            "class Outer { @Scalar record Code(String value) {} @Scalar(name = \"CodeFilter\")"
                + " record Other(int value) {} }"),
        1,
        "\"CodeFilter\"",
        "FQ108: The GraphQL name CodeFilter is used twice: by the generated Filter of Code and by"
            + " the scalar app.Outer.Other. Give one of them @Scalar(name = ...).");
  }

  @Test
  void holdsTheDigitsOfAFieldToItsComponent() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Thing(@Id long id,
                    @Column(precision = 10) Code code) { @Scalar record Code(String value) {} }
                """),
        2,
        "10",
        "FQ118: Thing.code has @Column(precision = ...), which is for BigDecimal. Remove it.");
  }

  @Test
  void reportsAParameterThatIsKeptAlikeButOfAnotherType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Thing(@Id long id, Code code) {
                  @Scalar record Code(String value) {}
                  @Computed static String label(String code) { return code; }
                }
                """),
        3,
        "code",
        "FQ129: Thing.label takes code, as String, but the field is of the type Code. Make both the"
            + " same.");
  }

  @Test
  void reportsAnEmbeddedScalar() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Thing(@Id long id,
                    @Embedded Code code) { @Scalar record Code(String value) {} }
                """),
        2,
        "@Embedded",
        "FQ122: Thing.code has @Embedded, but Code is a single value and needs no @Embedded.");
  }

  @Test
  void checksScalarsOfAJarThatServesNothing() {
    assertOnly(
        Compiler.withoutDatabases().source("@Scalar record Code() {}"),
        1,
        "record",
        "FQ133: Code has @Scalar, but its record has no component. Keep one component, "
            + "the value; an object of several values takes @Embedded.");
  }
}
