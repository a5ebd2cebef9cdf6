package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class EmbeddedRuleTest {
  @Test
  void reportsAClassThatIsEmbeddedInItself() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Part part) {}
                record Part(String name, @Embedded Piece piece) {}
                record Piece(String name,
                    @Embedded Part whole) {}
                """),
        4,
        "@Embedded",
        "FQ114: Part is embedded in itself (Part > Piece > Part), which would need an unlimited"
            + " number of columns. Use @Json or @Relation.");
  }

  @Test
  void reportsWhatIsNotMadeOfFields() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, @Embedded String name) {}"),
        1,
        "@Embedded",
        "FQ122: Order.name has @Embedded, but String is a single value and needs no @Embedded.");
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, @Embedded List<String> names) {}"),
        1,
        "@Embedded",
        "FQ122: Order.names has @Embedded, but List<String> is not a record or class with fields.");
  }

  @Test
  void reportsATypeWithATableOfItsOwn() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Customer customer) {}
                @Type record Customer(@Id long id) {}
                """),
        1,
        "@Embedded",
        "FQ122: Order.customer has @Embedded, but Customer is a @Type with its own table and needs"
            + " @Relation.");
  }

  @Test
  void reportsAnEmptyClass() {
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id, @Embedded Nothing none) {}\nrecord Nothing() {}"),
        1,
        "@Embedded",
        "FQ123: Order.none embeds Nothing, which has no fields. Add some or remove @Embedded.");
  }

  @Test
  void reportsKeysAndRelationsInsideOnceForBothEmbeddings() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Address from, @Embedded Address to) {}
                record Address(
                    @Id long number) {}
                """),
        3,
        "@Id",
        "FQ126: Address.number has @Id, but its class is embedded in Order. Put it on a field of"
            + " Order itself.");
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Address to) {}
                record Address(
                    @Relation Order order) {}
                """),
        3,
        "@Relation",
        "FQ126: Address.order has @Relation, but its class is embedded in Order. Put it on a field"
            + " of Order itself.");
  }

  @Test
  void acceptsAClassEmbeddedTwice() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Address from, @Embedded @Nullable Address to) {}
                record Address(String street, @Embedded Place place) {}
                record Place(double latitude, double longitude) {}
                """));
  }
}
