package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class RelationAttributeRuleTest {
  private static Compiler order(String field) {
    return Compiler.create()
        .source(
            "@Type record Order(@Id long id,\n    "
                + field
                + ") {}\n"
                + "@Type record Line(@Id long id, @Relation Order order) {}");
  }

  @Test
  void reportsMappedByOnAToOne() {
    assertOnly(
        order("@Relation(mappedBy = \"order\") Line line"),
        2,
        "\"order\"",
        "FQ206: Order.line has @Relation(mappedBy = ...), which is for a List or Set: "
            + "a to-one relation is stored in its own columns.");
  }

  @Test
  void reportsThroughOnAToOne() {
    assertOnly(
        order("@Relation(through = @Join(table = \"t\")) Line line"),
        2,
        "\"t\"",
        "FQ206: Order.line has @Relation(through = ...), which is for a List or Set: a "
            + "to-one relation is stored in its own columns.");
  }

  @Test
  void reportsColumnAndColumnsTogether() {
    assertOnly(
        order("@Relation(column = \"a\", columns = \"b\") Line line"),
        2,
        "\"a\"",
        "FQ206: Order.line has @Relation(column = ..., columns = ...), which mean the same: keep"
            + " one.");
  }

  @Test
  void reportsAColumnOnAToMany() {
    assertOnly(
        order("@Relation(column = \"order_id\") List<Line> lines"),
        2,
        "\"order_id\"",
        "FQ206: Order.lines has @Relation(column = ...), which is for a to-one relation: the"
            + " columns of a to-many are those of the relation that points back.");
  }

  @Test
  void reportsOnDeleteOnAToMany() {
    assertOnly(
        order("@Relation(onDelete = OnDelete.CASCADE) List<Line> lines"),
        2,
        ".",
        "FQ206: Order.lines has @Relation(onDelete = ...), which is for a to-one relation: put it on"
            + " the one that points back.");
  }

  @Test
  void reportsMappedByBesideThrough() {
    assertOnly(
        order("@Relation(mappedBy = \"order\", through = @Join(table = \"t\")) List<Line> lines"),
        2,
        "\"order\"",
        "FQ206: Order.lines has @Relation(mappedBy = ..., through = ...), which exclude each other:"
            + " keep one.");
  }

  @Test
  void reportsAToManyThatMayBeNull() {
    assertOnly(
        order("@Relation @Nullable List<Line> lines"),
        2,
        "lines",
        "FQ207: Order.lines is a to-many relation and may be null. Remove @Nullable: without rows"
            + " the list is empty.");
  }
}
