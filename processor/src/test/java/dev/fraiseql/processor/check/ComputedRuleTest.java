package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ComputedRuleTest {
  private static Compiler person(String method) {
    return Compiler.create()
        .source(
            """
            @Type record Person(@Id long id, String name, @Nullable String email, int age, List<String> tags,
                @Json String notes, @Relation @Nullable Person boss, @Embedded Address home) {
              %s
            }
            record Address(String street) {}
            """
                .formatted(method));
  }

  @Test
  void acceptsFieldsAsWhatTheyAre() {
    assertNone(
        person(
            """
            @Computed static Optional<String> label(Optional<String> email, @Nullable String name, Integer age) {
              return email;
            }
            @Computed static int one() { return 1; }
            @Computed @Column(precision = 4, scale = 1) public static BigDecimal half(int age) {
              return new BigDecimal(age);
            }
            """));
  }

  @Test
  void reportsAMethodOfAnInstance() {
    assertOnly(
        person("@Computed String label() { return name; }"),
        3,
        "label",
        "FQ128: Person.label has @Computed, but it is not a static method. Rows do not "
            + "become instances: make it static, with a parameter for each field that it "
            + "needs, named like the field.");
  }

  @Test
  void reportsAMethodThatGeneratedCodeCannotSee() {
    assertOnly(
        person("@Computed private static String label() { return \"\"; }"),
        3,
        "label",
        "FQ128: Person.label has @Computed, but generated code cannot access it. Make it"
            + " package-private.");
  }

  @Test
  void reportsATypeThatGeneratedCodeCannotSee() {
    assertOnly(
        person("private enum Size { BIG } @Computed static Size size() { return Size.BIG; }"),
        3,
        "size",
        "FQ128: Person.size has @Computed, but generated code cannot access Size. Make that"
            + " package-private.");
  }

  @Test
  void reportsAMethodWithTypeParameters() {
    assertOnly(
        person("@Computed static <T> String label() { return \"\"; }"),
        3,
        "label",
        "FQ128: Person.label has @Computed, but it has type parameters. Remove them.");
  }

  @Test
  void reportsAMethodOfAnEmbeddedClass() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Person(@Id long id, @Embedded Address home) {}
                record Address(String street) {
                  @Computed static String loud(String street) { return street; }
                }
                """),
        3,
        "loud",
        "FQ128: Address.loud has @Computed, but its class is embedded in Person. Let a method of"
            + " Person itself compute it, or remove it.");
  }

  @Test
  void reportsAParameterThatIsNoField() {
    assertOnly(
        person("@Computed static String label(String nme) { return nme; }"),
        3,
        "nme",
        "FQ129: Person.label takes nme, which is not a field of Person. Did you mean "
            + "name? A parameter has the name of the field whose value it takes.");
  }

  @Test
  void reportsAParameterThatIsNoSingleValue() {
    for (String parameter :
        new String[] {"List<String> tags", "String notes", "Person boss", "Address home"}) {
      String name = parameter.substring(parameter.indexOf(' ') + 1);
      assertOnly(
          person("@Computed static int size(" + parameter + ") { return 1; }"),
          3,
          name,
          "FQ129: Person.size takes "
              + name
              + ", which is not a single value in a column of Person. Take fields that are texts,"
              + " numbers, times and the like.");
    }
  }

  @Test
  void reportsAParameterOfAnotherType() {
    assertOnly(
        person("@Computed static String label(long age) { return \"\"; }"),
        3,
        "age",
        "FQ129: Person.label takes age, as long, but the field is of the type int. Make both the"
            + " same.");
  }

  @Test
  void reportsAParameterThatMayNotBeNull() {
    assertOnly(
        person("@Computed static String label(String email) { return email; }"),
        3,
        "email",
        "FQ129: Person.label takes email, which may be null, as String that may not. Make it"
            + " @Nullable or Optional.");
  }

  @Test
  void reportsAResultThatIsNoSingleValue() {
    assertOnly(
        person("@Computed static List<String> words() { return List.of(); }"),
        3,
        "words",
        "FQ102: Person.words is of the Java type List<String>, which has no GraphQL type. A"
            + " computed field is a single value: a text, a number, a time ...");
  }

  @Test
  void reportsAColumnOfWhatHasNone() {
    assertOnly(
        person("@Computed @Column(name = \"label\") static String label() { return \"\"; }"),
        3,
        "\"label\"",
        "FQ118: Person.label has @Column(name = ...), which is for columns. Remove it.");
  }

  @Test
  void reportsDigitsThatNoDecimalHas() {
    assertOnly(
        person(
            "@Computed @Column(precision = 99) static BigDecimal half() { return BigDecimal.ONE;"
                + " }"),
        3,
        "99",
        "FQ117: Person.half cannot be decimal(99, 0): the precision is from 1 to 38.");
  }

  @Test
  void reportsANameThatAFieldHas() {
    assertOnly(
        person("@Computed static String name(String name) { return name; }"),
        3,
        "name",
        "FQ109: Person has two fields name: that of Person and that of Person. Rename one of"
            + " them.");
  }

  @Test
  void reportsAFurtherAnnotation() {
    assertOnly(
        person("@Computed @Json static String label() { return \"\"; }"),
        3,
        "@Json",
        "FQ121: Person.label has both @Computed and @Json. Keep one of them.");
  }
}
