package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class NameLengthRuleTest {
  private static final String LONG = "a".repeat(63);

  @Test
  void reportsATable() {
    assertOnly(
        Compiler.create().source("@Type(table = \"" + LONG + "b\") record Order(@Id long id) {}"),
        1,
        "\"" + LONG + "b\"",
        "FQ127: The table "
            + LONG
            + "b has 64 bytes, but PostgreSQL allows at most 63. Give a shorter name with "
            + "@Type(table = ...).");
  }

  @Test
  void reportsAColumnInBytesNotInCharacters() {
    String name = "ä".repeat(32);
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, @Column(name = \"" + name + "\") int a) {}"),
        1,
        "\"" + name + "\"",
        "FQ127: The column "
            + name
            + " has 64 bytes, but PostgreSQL allows at most 63. Give a shorter name with "
            + "@Column(name = ...).");
  }

  @Test
  void reportsAnIndexThatTheDdlWouldMake() {
    String column = "c".repeat(60);
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation(column = "%s") Order before) {}
                """
                    .formatted(column)),
        2,
        "\"" + column + "\"",
        "FQ127: The index orders_"
            + column
            + "_idx has 71 bytes, but PostgreSQL allows at most 63. Give a shorter name with "
            + "@Relation(column = ...).");
  }

  @Test
  void reportsAConstraintThatTheDdlWouldMake() {
    String column = "c".repeat(60);
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id,\n    @Unique @Column(name = \"%s\") int a) {}"
                    .formatted(column)),
        2,
        "@Unique",
        "FQ127: The constraint orders_"
            + column
            + "_key has 71 bytes, but PostgreSQL allows at most 63. Give a shorter name with "
            + "@Column(name = ...).");
  }

  @Test
  void countsCharactersWhereTheDatabaseDoes() {
    String name = "ä".repeat(64);
    Compiler compiler = Compiler.withoutDatabases().option("-Afraiseql.databases=mysql");
    assertNone(compiler.source("@Type(table = \"" + name + "\") record Order(@Id long id) {}"));
    assertOnly(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=mysql")
            .source("@Type(table = \"" + name + "b\") record Order(@Id long id) {}"),
        1,
        "\"" + name + "b\"",
        "FQ127: The table "
            + name
            + "b has 65 characters, but MySQL allows at most 64. Give a shorter name with "
            + "@Type(table = ...).");
  }

  @Test
  void acceptsWhatJustFits() {
    assertNone(
        Compiler.create().source("@Type(table = \"" + LONG + "\") record Order(@Id long id) {}"));
  }

  @Test
  void acceptsAnyLengthWhereNoDatabaseCutsItOff() {
    assertNone(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=sqlite")
            .source("@Type(table = \"" + LONG + "b\") record Order(@Id long id) {}"));
  }
}
