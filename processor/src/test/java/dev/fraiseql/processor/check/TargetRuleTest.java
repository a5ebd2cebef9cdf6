package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class TargetRuleTest {
  @Test
  void reportsARelationToWhatIsNoType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation Customer buyer) {}
                @Type record Customers(@Id long id) {}
                record Customer(long id) {}
                """
                    .replace(
                        "@Type record Customers", "@Type(plural = \"lots\") record Customers")),
        2,
        "buyer",
        "FQ201: Order.buyer is a relation to Customer, which is not a @Type of this build. Did you"
            + " mean Customers? Annotate Customer with @Type, or make the field something else than"
            + " a @Relation.");
  }

  @Test
  void reportsARelationToAValueAndToAList() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, @Relation int customer) {}"),
        1,
        "customer",
        "FQ201: Order.customer is a relation to int, which is not a @Type of this build. Annotate"
            + " int with @Type, or make the field something else than a @Relation.");
  }
}
