package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class WritableFormRuleTest {
  private static Compiler visit(String databases, String attributes, String field) {
    return Compiler.withoutDatabases()
        .option("-Afraiseql.databases=" + databases)
        .source("@Type(%s) record Visit(@Id long id,\n    %s) {}".formatted(attributes, field));
  }

  @Test
  void reportsAFormThatIsOnlyRead() {
    assertOnly(
        visit("postgresql,sqlite", "", "@Column(stored = Stored.UNIX_SECONDS) Instant at"),
        2,
        ".",
        "FQ153: Visit.at is stored as UNIX_SECONDS, which can be read but not written on SQLite."
            + " Only read it: @Column(readOnly = true). Or only read all of Visit: @Type(readOnly ="
            + " true).");
    assertNone(visit("postgresql", "", "@Column(stored = Stored.UNIX_SECONDS) Instant at"));
  }

  @Test
  void reportsAKeyAndARelationToOne() {
    assertOnly(
        Compiler.create()
            .source("@Type record Visit(@Id @Column(stored = Stored.TEXT) UUID id) {}"),
        1,
        ".",
        "FQ153: Visit.id is stored as TEXT, which can be read but not written on SQLite. Only read"
            + " all of Visit: @Type(readOnly = true).");
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Visit(@Id long id,
                    @Relation Guest guest) {}
                @Type(readOnly = true)
                record Guest(@Id @Column(stored = Stored.TEXT) UUID id) {}
                """),
        2,
        "guest",
        "FQ153: Visit.guest is stored as TEXT, which can be read but not written on SQLite. Only read"
            + " all of Visit: @Type(readOnly = true).");
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Visit(@Id long id,
                    @Relation(through = @Join(table = "visit_guest")) List<Guest> guests) {}
                @Type(readOnly = true)
                record Guest(@Id @Column(stored = Stored.TEXT) UUID id) {}
                """),
        2,
        "guests",
        "FQ153: Visit.guests is stored as TEXT, which can be read but not written on SQLite. Only"
            + " read all of Visit: @Type(readOnly = true).");
  }

  @Test
  void acceptsWhatNoMutationWrites() {
    String stored = "@Column(stored = Stored.TEXT";
    assertNone(visit("mysql", "readOnly = true", stored + ") UUID uid"));
    assertNone(visit("mysql", "", stored + ", readOnly = true) UUID uid"));
    assertNone(visit("mysql", "", stored + ", generated = Generated.ALWAYS) UUID uid"));
  }
}
