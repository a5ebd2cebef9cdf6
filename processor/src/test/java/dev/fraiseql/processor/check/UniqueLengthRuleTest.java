package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class UniqueLengthRuleTest {
  private static Compiler on(String databases, String fields) {
    return Compiler.withoutDatabases()
        .option("-Afraiseql.databases=" + databases)
        .source(
            "@Type(unique = @UniqueTogether({\"a\", \"b\"})) record Order(@Id long id,\n    "
                + fields
                + ") {}");
  }

  @Test
  void reportsATextWithoutALength() {
    assertOnly(
        on("postgresql,mysql", "@Unique String code, int a, int b"),
        2,
        "@Unique",
        "FQ148: Order.code cannot be unique on MySQL: it is of any length, but an index holds at"
            + " most 768 characters. Give it a length: @Column(length = ...).");
    assertNone(on("postgresql,sqlite", "@Unique String code, int a, int b"));
  }

  @Test
  void reportsATextWithoutALengthAmongSeveral() {
    assertOnly(
        on("sqlserver", "int a, String b"),
        1,
        "{",
        "FQ148: Order.b cannot be unique on SQL Server: it is of any length, but an index holds at"
            + " most 425 characters. Give it a length: @Column(length = ...).");
  }

  @Test
  void reportsTextsThatAreTooLongTogether() {
    assertOnly(
        on("mysql", "@Column(length = 400) String a, @Column(length = 369) String b"),
        1,
        "{",
        "FQ148: Order (a, b) cannot be unique on MySQL: it is up to 769 characters long, but an"
            + " index holds at most 768 characters. Give it a length: @Column(length = ...).");
    assertNone(on("mysql", "@Column(length = 400) String a, @Column(length = 368) String b"));
  }
}
