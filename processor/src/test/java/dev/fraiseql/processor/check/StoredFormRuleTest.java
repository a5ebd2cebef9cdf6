package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class StoredFormRuleTest {
  private static Compiler column(String databases, String attributes, String javaType) {
    return Compiler.withoutDatabases()
        .option("-Afraiseql.databases=" + databases)
        .source(
            "@Type(readOnly = true) record Visit(@Id long id,\n    @Column("
                + attributes
                + ") "
                + javaType
                + " value) {}");
  }

  @Test
  void reportsAFormThatADatabaseLacks() {
    assertOnly(
        column("sqlite,mysql", "stored = Stored.JULIAN_DAY", "Instant"),
        2,
        ".",
        "FQ140: Visit.value, of the Java type Instant, cannot be stored as JULIAN_DAY on MySQL. Use"
            + " one of TEXT, UNIX_SECONDS, UNIX_MILLIS.");
    assertNone(column("sqlite", "stored = Stored.JULIAN_DAY", "Instant"));
  }

  @Test
  void reportsAFormThatTheJavaTypeCannotHave() {
    assertOnly(
        column("postgresql", "stored = Stored.BINARY", "double"),
        2,
        ".",
        "FQ140: Visit.value, of the Java type double, cannot be stored as BINARY on PostgreSQL. Use"
            + " one of TEXT.");
    assertOnly(
        column("mysql", "stored = Stored.NATIVE", "List<String>"),
        2,
        ".",
        "FQ140: Visit.value, of the Java type List<String>, cannot be stored as NATIVE on MySQL. It"
            + " has only the default form there.");
  }

  @Test
  void reportsATypeWithoutAUse() {
    assertOnly(
        column("postgresql", "type = \"uuid\"", "UUID"),
        2,
        "\"uuid\"",
        "FQ118: Visit.value has @Column(type = ...), which is for columns that are stored as NATIVE."
            + " Add stored = Stored.NATIVE, or remove it.");
  }

  @Test
  void reportsATypeThatIsNoName() {
    assertOnly(
        column("postgresql", "stored = Stored.NATIVE, type = \"uuid) or (1\"", "String"),
        2,
        "\"uuid) or (1\"",
        "FQ141: Visit.value has @Column(type = \"uuid) or (1\"), which is not the name of a database"
            + " type. Use letters, digits and underscores, a dot after a schema, and double quotes"
            + " around other names.");
    assertNone(
        column("postgresql", "stored = Stored.NATIVE, type = \"shop.order_status\"", "String"));
    assertNone(column("postgresql", "stored = Stored.NATIVE, type = \"\\\"a-b\\\".c\"", "String"));
  }
}
