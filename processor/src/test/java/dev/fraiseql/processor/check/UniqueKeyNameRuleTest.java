package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class UniqueKeyNameRuleTest {
  @Test
  void reportsTwoKeysOfOneName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(unique = {@UniqueTogether({"aB", "c"}),
                    @UniqueTogether({"a", "bC"})})
                record Order(@Id long id, int aB, int c, int a, int bC) {}
                """),
        2,
        "{",
        "FQ147: Order has two unique keys named A_B_C: (aB, c) and (a, bC). Rename a field of"
            + " one.");
  }

  @Test
  void reportsOneNamedLikeTheKey() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id int number, @Unique int id) {}"),
        1,
        "@Unique",
        "FQ147: Order has two unique keys named ID: (number) and (id). Rename a field of one.");
  }

  @Test
  void acceptsAKeyThatIsDeclaredTwice() {
    assertNone(
        Compiler.create()
            .source(
                "@Type(unique = @UniqueTogether(\"code\")) record Order(@Id int id, @Unique int code)"
                    + " {}"));
  }
}
