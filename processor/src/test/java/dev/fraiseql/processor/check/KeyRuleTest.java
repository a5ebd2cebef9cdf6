package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class KeyRuleTest {
  @Test
  void reportsAMissingId() {
    assertOnly(
        Compiler.create().source("@Type\nrecord Order(long id) {}"),
        2,
        "record",
        "FQ101: Order has no @Id field. Annotate one field with @Id.");
  }

  @Test
  void reportsAKeyThatIsADecimal() {
    assertOnly(
        Compiler.create().source("@Type record Order(\n    @Id BigDecimal id) {}"),
        2,
        "@Id",
        "FQ115: Order.id cannot be a key: it is of the type BigDecimal. An @Id is a long, int, String or UUID.");
  }

  @Test
  void reportsAKeyThatIsAList() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id List<Long> ids) {}"),
        1,
        "@Id",
        "FQ115: Order.ids cannot be a key: it is a list. An @Id is a long, int, String or UUID.");
  }

  @Test
  void reportsAKeyThatIsARelation() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type record Line(
                    @Id @Relation Order order,
                    @Id int line) {}
                """),
        3,
        "@Id",
        "FQ115: Line.order cannot be a key: it is a relation, whose columns can be fields of their own."
            + " An @Id is a long, int, String or UUID.");
  }

  @Test
  void reportsAKeyThatMayBeNull() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id @Nullable Long id) {}"),
        1,
        "@Id",
        "FQ116: Order.id is a key and may be null. Remove @Nullable or Optional.");
  }

  @Test
  void acceptsEveryTypeOfKey() {
    assertNone(
        Compiler.create()
            .source("@Type record Order(@Id long a, @Id Integer b, @Id String c, @Id UUID d) {}"));
  }
}
