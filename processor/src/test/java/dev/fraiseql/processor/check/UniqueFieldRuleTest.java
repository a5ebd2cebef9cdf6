package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class UniqueFieldRuleTest {
  private static final String SUITABLE =
      ". A unique field is a value that can be compared exactly, or a to-one relation.";

  private static Compiler order(String attributes, String fields) {
    return Compiler.create()
        .source(
            "@Type(%s)\nrecord Order(@Id long id,\n    %s) {}\n".formatted(attributes, fields)
                + "@Type record Line(@Id long id, @Relation Order order) {}\n"
                + "record Address(String city) {}");
  }

  private static void assertUnsuitable(String field, String why) {
    assertOnly(
        order("", "@Unique " + field),
        3,
        "@Unique",
        "FQ145: Order.field cannot be unique: " + why + SUITABLE);
  }

  private static void assertTogether(String names, String at, String problem) {
    assertOnly(
        order("unique = @UniqueTogether(" + names + ")", "int number, int year"),
        1,
        at,
        "FQ146: Order has @Type(unique = ...) " + problem);
  }

  @Test
  void acceptsValuesAndToOneRelations() {
    assertNone(
        order(
            "unique = @UniqueTogether({\"before\", \"number\"})",
            "@Unique @Column(length = 9) @Nullable String code, @Unique Instant time,"
                + " @Unique @Nullable @Relation Order before, int number"));
  }

  @Test
  void reportsWhatCannotBeCompared() {
    assertUnsuitable("List<Integer> field", "it is a list");
    assertUnsuitable("@Json Map<String, Object> field", "it is of the type Map<String, Object>");
    assertUnsuitable("byte[] field", "it is of the type byte[]");
    assertUnsuitable("double field", "it is of the type double");
    assertUnsuitable("@Relation List<Line> field", "it is a to-many relation");
    assertUnsuitable("@Embedded Address field", "it is embedded");
    assertUnsuitable(
        "@Column(name = \"n\", readOnly = true) int field, int n", "it only reads its column");
  }

  @Test
  void reportsAnUnsuitableFieldAmongSeveral() {
    assertOnly(
        order("unique = @UniqueTogether({\"year\", \"tags\"})", "int year, List<Integer> tags"),
        1,
        "{",
        "FQ145: Order.tags cannot be unique: it is a list" + SUITABLE);
  }

  @Test
  void reportsTheKey() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id @Unique long id) {}"),
        1,
        "@Unique",
        "FQ145: Order.id cannot be unique: it is the key, which is" + SUITABLE);
    assertTogether("\"id\"", "\"id\"", "with the fields of its key, which are unique. Remove it.");
  }

  @Test
  void reportsAnUnknownField() {
    assertTogether(
        "{\"number\", \"yaer\"}",
        "{",
        "with the field yaer, which it does not have. Did you mean year?");
    assertTogether("\"total\"", "\"total\"", "with the field total, which it does not have.");
  }

  @Test
  void reportsAFieldThatIsNamedTwice() {
    assertTogether(
        "{\"number\", \"year\", \"number\"}", "{", "with the field number twice. Name it once.");
  }

  @Test
  void reportsAnEmptyList() {
    assertTogether("{}", "{", "without fields. Name those that are unique together.");
  }

  @Test
  void reportsATypeThatIsReadOnly() {
    String problem = ", but Order is read-only, so nothing uses it. Remove it, or readOnly = true.";
    assertOnly(
        order("readOnly = true", "@Unique int number"),
        3,
        "@Unique",
        "FQ152: Order.number has @Unique" + problem);
    assertOnly(
        order("readOnly = true, unique = @UniqueTogether(\"number\")", "int number"),
        1,
        "\"number\"",
        "FQ152: Order has @Type(unique = ...)" + problem);
  }

  @Test
  void reportsAUniqueFieldOfAnEmbeddedObject() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Code code) {}
                record Code(@Unique int number) {}
                """),
        2,
        "@Unique",
        "FQ126: Code.number has @Unique, but its class is embedded in Order. Put it on a field of"
            + " Order itself.");
  }

  @Test
  void reportsAComputedField() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {
                  @Computed @Unique static long twice(long id) { return id; }
                }
                """),
        2,
        "@Unique",
        "FQ121: Order.twice has both @Computed and @Unique. Keep one of them.");
  }
}
