package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class EnumRuleTest {
  @Test
  void reportsAnEnumWithoutConstants() {
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, Status status) {}\nenum Status {}"),
        2,
        "enum",
        "FQ124: The enum Status has no constants, but a GraphQL enum needs at least one.");
  }
}
