package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class CaptureTriggerRuleTest {
  private static final String REMEDY = ". Capture the changes by mutations only: capture = OUTBOX.";

  private static Compiler visit(String databases, String field) {
    return Compiler.withoutDatabases()
        .option("-Afraiseql.databases=" + databases)
        .source(
            "@Type(capture = Capture.TRIGGER) record Visit(@Id long id,\n    %s) {}"
                .formatted(field));
  }

  @Test
  void acceptsWhatTriggersCanWrite() {
    assertNone(visit("postgresql,mysql,sqlite", "double x, List<String> names"));
    assertNone(visit("postgresql", "float x, List<Instant> moments"));
    assertNone(visit("sqlite", "List<Instant> moments"));
  }

  @Test
  void reportsADatabaseWithoutTriggers() {
    assertOnly(
        visit("sqlserver", "int x"),
        1,
        ".",
        "FQ160: Visit has @Type(capture = TRIGGER), but there are no triggers for SQL Server"
            + REMEDY);
  }

  @Test
  void reportsAValueThatTriggersCannotWrite() {
    assertOnly(
        visit("mysql", "float x"),
        2,
        "x",
        "FQ160: Visit has @Type(capture = TRIGGER), but Visit.x is a float, which it writes with six"
            + " digits on MySQL"
            + REMEDY);
    assertOnly(
        visit("mysql", "List<Instant> moments"),
        2,
        "moments",
        "FQ160: Visit has @Type(capture = TRIGGER), but Visit.moments is a list of such values, which"
            + " it stores in another form on MySQL"
            + REMEDY);
    assertOnly(
        visit("sqlite", "float x"),
        2,
        "x",
        "FQ160: Visit has @Type(capture = TRIGGER), but Visit.x is a float, which it stores as a"
            + " double on SQLite"
            + REMEDY);
  }

  @Test
  void reportsTablesInSchemasWhereTriggersDoNotFindTheOutbox() {
    assertOnly(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=mysql")
            .source(
                "@Type(capture = Capture.TRIGGER, schema = \"s\") record Visit(@Id long id) {}"),
        1,
        ".",
        "FQ160: Visit has @Type(capture = TRIGGER), but its triggers on MySQL would look for"
            + " fq_outbox in the schema s"
            + REMEDY);
  }

  @Test
  void reportsCirclesOfDeletes() {
    String field = "@Relation(onDelete = OnDelete.CASCADE) @Nullable Visit before";
    assertNone(visit("postgresql,sqlite", field));
    assertOnly(
        visit("mysql", field),
        2,
        "before",
        "FQ160: Visit has @Type(capture = TRIGGER), but rows that refer to each other by Visit.before"
            + " would be deleted or changed by triggers, which cannot change their own table on MySQL"
            + REMEDY);
  }
}
