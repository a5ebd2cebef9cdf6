package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class InverseRuleTest {
  private static Compiler order(String field, String lineFields) {
    return Compiler.create()
        .source(
            "@Type record Order(@Id long id,\n    "
                + field
                + ") {}\n"
                + "@Type record Line(@Id long id"
                + lineFields
                + ") {}");
  }

  @Test
  void reportsMappedByThatNamesNothing() {
    assertOnly(
        order("@Relation(mappedBy = \"ordre\") List<Line> lines", ", @Relation Order order"),
        2,
        "\"ordre\"",
        "FQ202: Order.lines has mappedBy = \"ordre\", but Line has no to-one relation of that name"
            + " to Order. Did you mean order?");
  }

  @Test
  void reportsAMissingJoinColumn() {
    assertOnly(
        order("@Relation List<Line> lines", ""),
        2,
        "lines",
        "FQ203: Order.lines has no join column: no to-one relation of Line points to Order. Add"
            + " \"@Relation Order order\" to Line, or use through = @Join(table = ...).");
  }

  @Test
  void reportsAnAmbiguousRelation() {
    assertOnly(
        order(
            "@Relation List<Line> lines",
            ", @Relation Order order, @Relation @Nullable Order replaces"),
        2,
        "lines",
        "FQ204: Order.lines is ambiguous: several relations of Line point to Order (order,"
            + " replaces). Choose one: @Relation(mappedBy = \"order\").");
  }

  @Test
  void infersTheOnlyRelationThatPointsBack() {
    assertNone(order("@Relation Set<Line> lines", ", @Relation @Nullable Order order"));
  }
}
