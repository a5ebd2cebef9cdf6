package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ClassRuleTest {
  @Test
  void reportsAnInterface() {
    assertOnly(
        Compiler.create().source("@Type\ninterface Shop {}"),
        2,
        "interface",
        "FQ103: Shop is not a record, class or sealed interface but an interface. Put "
            + "@Type on a record or class, or make the interface sealed.");
  }

  @Test
  void reportsWhatGeneratedCodeCannotSee() {
    assertOnly(
        Compiler.create()
            .source(
                """
                class Outer {
                  @Type private record Shop(@Id long id) {}
                }
                """),
        2,
        "record",
        "FQ104: Shop is private, so generated code cannot access it. Make it package-private.");
  }

  @Test
  void reportsTypeParameters() {
    assertOnly(
        Compiler.create().source("@Type record Shop<T>(@Id long id) {}"),
        1,
        "record",
        "FQ105: Shop has type parameters. Write a record for each type that is served.");
  }
}
