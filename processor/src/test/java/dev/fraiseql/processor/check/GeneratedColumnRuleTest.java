package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class GeneratedColumnRuleTest {
  private static Compiler order(String fields) {
    return Compiler.create()
        .source("@Type record Order(@Id long id, int net,\n    " + fields + ") {}");
  }

  @Test
  void acceptsComputedColumnsEvenIfTheyAreUnique() {
    assertNone(
        order(
            "@Unique @Column(generated = Generated.ALWAYS, definition = \"net + 1\") int gross,"
                + " @Column(generated = Generated.ON_INSERT) Instant created"));
  }

  @Test
  void reportsAKey() {
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id @Column(generated = Generated.ON_INSERT) long id) {}"),
        1,
        ".",
        "FQ149: Order.id has @Column(generated = ON_INSERT), but it is a key. Use @Id(generated ="
            + " ...).");
  }

  @Test
  void reportsAVersion() {
    assertOnly(
        order("@Version @Column(generated = Generated.ALWAYS) int version"),
        2,
        ".",
        "FQ149: Order.version has @Column(generated = ALWAYS), but it is a version, which mutations"
            + " raise. Remove one of them.");
  }

  @Test
  void reportsAFieldThatOnlyReads() {
    assertOnly(
        order("@Column(readOnly = true, generated = Generated.ALWAYS) int gross"),
        2,
        ".",
        "FQ149: Order.gross has @Column(generated = ALWAYS), but it only reads its column. Remove"
            + " one of them.");
  }

  @Test
  void reportsADefinitionOfAColumnThatMutationsWrite() {
    assertOnly(
        order("@Column(definition = \"net + 1\") int gross"),
        2,
        "\"net + 1\"",
        "FQ118: Order.gross has @Column(definition = ...), which is for columns that the database"
            + " computes. Add generated = ..., or remove it.");
  }

  @Test
  void reportsAGeneratedRelation() {
    assertOnly(
        order("@Relation @Column(generated = Generated.ALWAYS) Order before"),
        2,
        ".",
        "FQ118: Order.before has @Column(...), which is for values. Name the columns of a to-one"
            + " relation by @Relation(column = ...).");
  }
}
