package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ColumnCountRuleTest {
  @Test
  void reportsColumnsThatAreTooFewForAKey() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation(column = "customer_id") Customer customer) {}
                @Type record Customer(@Id int tenant, @Id long id) {}
                """),
        2,
        "\"customer_id\"",
        "FQ205: Order.customer names 1 column for the key of Customer, which has 2 "
            + "(tenant, id). Name one column for each key column, in the same order.");
  }

  @Test
  void reportsThoseOfAJoinTable() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation(through = @Join(table = "t", inverse = {"a", "b"})) List<Tag> tags) {}
                @Type record Tag(@Id long id) {}
                """),
        2,
        "{",
        "FQ205: Order.tags names 2 columns for the key of Tag, which has 1 (id). Name one column"
            + " for each key column, in the same order.");
  }
}
