package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class TableRuleTest {
  private static Compiler two(String second) {
    return Compiler.create()
        .source("@Type record Order(@Id long id) {}\n" + second + " record Sale(@Id long id) {}");
  }

  @Test
  void reportsATableOfTwoTypes() {
    assertOnly(
        two("@Type(table = \"Orders\")"),
        2,
        "\"Orders\"",
        "FQ112: Order and Sale both use the table Orders. If one of them only reads "
            + "it, add readOnly = true to its @Type.");
  }

  @Test
  void acceptsATableThatOneOfThemOnlyReads() {
    assertNone(two("@Type(table = \"orders\", readOnly = true)"));
  }

  @Test
  void acceptsTablesOfTwoSchemas() {
    assertNone(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=postgresql,mysql")
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type(table = "orders", schema = "old") record Sale(@Id long id) {}
                """));
  }
}
