package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class KeyRuleTest {
  private static final String TYPES_OF_KEYS =
      " An @Id is a whole number, a BigDecimal, a String, a UUID, a boolean, an enum or a type of"
          + " java.time.";

  @Test
  void reportsAMissingId() {
    assertOnly(
        Compiler.create().source("@Type\nrecord Order(long id) {}"),
        2,
        "record",
        "FQ101: Order has no @Id field. Annotate one field with @Id, or declare that its rows have no"
            + " key: @Type(key = Key.NONE).");
  }

  @Test
  void reportsAKeyThatIsAFloat() {
    assertOnly(
        Compiler.create().source("@Type record Order(\n    @Id double id) {}"),
        2,
        "@Id",
        "FQ115: Order.id cannot be a key: it is of the type double." + TYPES_OF_KEYS);
  }

  @Test
  void reportsAKeyThatIsAList() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id List<Long> ids) {}"),
        1,
        "@Id",
        "FQ115: Order.ids cannot be a key: it is a list." + TYPES_OF_KEYS);
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
            + TYPES_OF_KEYS);
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
            .source(
                """
                @Type record Order(@Id long a, @Id Integer b, @Id String c, @Id UUID d, @Id short e,
                    @Id byte f, @Id boolean g, @Id BigDecimal h, @Id LocalDate i, @Id LocalTime j,
                    @Id LocalDateTime k, @Id Instant l, @Id OffsetDateTime m, @Id Duration n,
                    @Id Kind o) {}
                enum Kind { NEW, OLD }
                """));
  }

  @Test
  void acceptsATypeWithoutAKey() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type(key = Key.NONE) record Sale(LocalDate day, @Relation Store store) {}
                @Type record Store(@Id long id, @Relation List<Sale> sales) {}
                """));
  }

  @Test
  void reportsAKeyBesideNone() {
    assertOnly(
        Compiler.create().source("@Type(key = Key.NONE) record Sale(@Id long id) {}"),
        1,
        "@Id",
        "FQ137: Sale.id has @Id, but Sale is declared to have no key. Remove @Id, or key = Key.NONE"
            + " from its @Type.");
  }

  @Test
  void reportsATypeWithNeitherAKeyNorAnOrder() {
    assertOnly(
        Compiler.create().source("@Type(key = Key.NONE)\nrecord Blob(byte[] raw) {}"),
        2,
        "record",
        "FQ138: Blob has neither a key nor a column that rows can be sorted by, so they have no"
            + " order. Add a field that can be compared.");
  }
}
