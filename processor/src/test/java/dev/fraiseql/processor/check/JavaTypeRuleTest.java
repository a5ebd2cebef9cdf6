package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class JavaTypeRuleTest {
  @Test
  void reportsATypeThatGraphqlHasNotWithOneToUseInstead() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id,\n    ZonedDateTime at) {}"),
        2,
        "at",
        "FQ102: Order.at is of the Java type ZonedDateTime, which has no GraphQL type. Use"
            + " OffsetDateTime instead.");
  }

  @Test
  void reportsAMap() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, Map<String, Integer> notes) {}"),
        1,
        "notes",
        "FQ102: Order.notes is of the Java type Map<String, Integer>, which has no GraphQL type."
            + " Use a type that docs/errors.md lists under FQ102, store it as a document with"
            + " @Json, or exclude it with @Ignore.");
  }

  @Test
  void reportsARelationThatIsNotMarked() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, List<Line> lines) {}
                @Type record Line(@Id long id) {}
                """),
        1,
        "lines",
        "FQ102: Order.lines is of the Java type List<Line>, which has no GraphQL type. It is a"
            + " @Type: annotate the field with @Relation.");
  }

  @Test
  void reportsARecordThatIsNotMarked() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, Address address) {}
                record Address(String street) {}
                """),
        1,
        "address",
        "FQ102: Order.address is of the Java type Address, which has no GraphQL type. If its parts"
            + " are columns of this table, annotate the field with @Embedded; if it is a document"
            + " in one column, with @Json.");
  }

  @Test
  void reportsListsOfListsAndOtherArraysThanBytes() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, int[] numbers) {}"),
        1,
        "numbers",
        "FQ102: Order.numbers is of the Java type int[], which has no GraphQL type. Several values"
            + " in one column are a List of them.");
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, List<List<Integer>> numbers) {}"),
        1,
        "numbers",
        "FQ102: Order.numbers is of the Java type List<List<Integer>>, which has no GraphQL type."
            + " Use a type that docs/errors.md lists under FQ102, store it as a document with"
            + " @Json, or exclude it with @Ignore.");
  }

  @Test
  void reportsElementsThatMayBeNull() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, List<@Nullable String> tags) {}"),
        1,
        "tags",
        "FQ125: The elements of Order.tags may be null. Remove @Nullable from them: a list cannot"
            + " contain nulls.");
  }

  @Test
  void reportsAListOfDocuments() {
    assertOnly(
        Compiler.create()
            .source(
                "tools.jackson.databind.JsonNode",
                "package tools.jackson.databind; public class JsonNode {}")
            .source(
                """
                @Type record Order(@Id long id,
                    List<tools.jackson.databind.JsonNode> notes) {}
                """),
        2,
        "notes",
        "FQ102: Order.notes is of the Java type List<JsonNode>, which has no GraphQL type. A list"
            + " of documents is a document itself: annotate the field with @Json.");
  }
}
