package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class SchemaRuleTest {
  private static final String TYPES =
      """
      @Type record Order(@Id long id) {}
      @Type(table = "Orders", schema = "old") record OldOrder(@Id long id) {}
      """;

  @Test
  void reportsTablesThatOnlyTheirSchemasTellApart() {
    assertOnly(
        Compiler.withoutDatabases().option("-Afraiseql.databases=sqlite").source(TYPES),
        1,
        "@Type",
        "FQ142: OldOrder and Order use the tables old.orders and orders, but SQLite has no schemas, so"
            + " both are its table orders. Rename one of them, or compile for that database a build of"
            + " its own.");
  }

  @Test
  void acceptsThemForDatabasesWithSchemas() {
    assertNone(
        Compiler.withoutDatabases().option("-Afraiseql.databases=postgresql,mysql").source(TYPES));
  }

  @Test
  void acceptsTwoTypesOverOneTable() {
    assertNone(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=sqlite")
            .source(
                """
                @Type(schema = "new") record Order(@Id long id) {}
                @Type(schema = "new", table = "orders", readOnly = true) record Sale(@Id long id) {}
                """));
  }
}
