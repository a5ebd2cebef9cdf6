package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ReferenceRuleTest {
  @Test
  void reportsAReferenceOfAnotherType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Relation Customer customer,
                    int customerId) {}
                @Type record Customer(@Id long id) {}
                """),
        2,
        "customerId",
        "FQ208: Order.customerId and Order.customer both use the column customer_id, but as int and"
            + " as long. Give them the same type.");
  }

  @Test
  void reportsAReferenceThatMayBeNullWhereItsRelationMayNot() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Relation Customer customer,
                    @Nullable Long customerId) {}
                @Type record Customer(@Id long id) {}
                """),
        2,
        "customerId",
        "FQ209: Order.customer is never null, but Order.customerId, which uses the "
            + "same column customer_id, is nullable. Make both nullable or neither.");
  }
}
