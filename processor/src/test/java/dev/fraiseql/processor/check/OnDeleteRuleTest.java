package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class OnDeleteRuleTest {
  private static Compiler line(String fields) {
    return Compiler.create()
        .source(
            "@Type record Line("
                + fields
                + ") {}\n@Type record Order(@Id int tenant, @Id int id) {}");
  }

  @Test
  void acceptsARelationThatCanBeNull() {
    assertNone(line("@Id long id, @Relation(onDelete = OnDelete.SET_NULL) @Nullable Order order"));
    assertNone(line("@Id long id, @Relation(onDelete = OnDelete.CASCADE) Order order"));
  }

  @Test
  void reportsARelationThatIsNeverNull() {
    assertOnly(
        line("@Id long id, @Relation(onDelete = OnDelete.SET_NULL) Order order"),
        1,
        ".",
        "FQ213: Line.order has @Relation(onDelete = SET_NULL), but it is never null. Use CASCADE, or"
            + " RESTRICT, which is the default.");
  }

  @Test
  void reportsAColumnThatIsNeverNull() {
    assertOnly(
        line(
            "@Id int tenant, @Id int id, @Relation(columns = {\"tenant\", \"order_id\"}, onDelete ="
                + " OnDelete.SET_NULL) @Nullable Order order"),
        1,
        ".",
        "FQ213: Line.order has @Relation(onDelete = SET_NULL), but its column tenant is never null."
            + " Use CASCADE, or RESTRICT, which is the default.");
  }
}
