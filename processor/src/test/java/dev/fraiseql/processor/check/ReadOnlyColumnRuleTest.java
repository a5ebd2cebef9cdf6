package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ReadOnlyColumnRuleTest {
  private static Compiler second(String field) {
    return Compiler.create()
        .source("@Type record Order(@Id long id, int buyer,\n    " + field + ") {}");
  }

  @Test
  void reportsAnotherType() {
    assertOnly(
        second("@Column(name = \"buyer\", readOnly = true) String text"),
        2,
        "text",
        "FQ208: Order.text and Order.buyer both use the column buyer, but as String and as int. Give"
            + " them the same type.");
  }

  @Test
  void reportsAnotherNullness() {
    assertOnly(
        second("@Column(name = \"buyer\", readOnly = true) @Nullable Integer number"),
        2,
        "number",
        "FQ209: Order.buyer is never null, but Order.number, which uses the same column buyer, is"
            + " nullable. Make both nullable or neither.");
  }

  @Test
  void reportsAKey() {
    assertOnly(
        second("@Id @Column(name = \"buyer\", readOnly = true) int number"),
        2,
        "true",
        "FQ118: Order.number has @Column(readOnly = ...), which is for fields that are no key. Put it"
            + " on the other field of the column.");
  }
}
