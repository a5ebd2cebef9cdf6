package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class AnnotationRuleTest {
  @Test
  void reportsAFieldThatIsTwoThings() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(
                    @Id long id,
                    @Json
                    @Embedded Address address) {}
                record Address(String street) {}
                """),
        3,
        "@Json",
        "FQ121: Order.address has both @Embedded and @Json. Keep one of them.");
  }
}
