package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class IdGenerationRuleTest {
  private static Compiler order(String generation, String fields) {
    return Compiler.create()
        .source(
            "@Type record Order(@Id(generated = Id.Generation."
                + generation
                + ") "
                + fields
                + ") {}");
  }

  @Test
  void acceptsWhatDatabasesAndRandomNumbersGive() {
    for (String type : new String[] {"short", "int", "long"}) {
      assertNone(order("DATABASE", type + " id"));
    }
    assertNone(order("UUID", "UUID id"));
    assertNone(order("UUID", "UUID id, @Id int part"));
    assertNone(order("NONE", "String id"));
  }

  @Test
  void reportsATypeThatNoDatabaseNumbers() {
    for (String type : new String[] {"String", "byte", "BigDecimal"}) {
      assertOnly(
          order("DATABASE", type + " id"),
          1,
          ".",
          "FQ150: Order.id has @Id(generated = DATABASE), but it is of the type "
              + type
              + ", and databases number a short, int or long only. Remove it.");
    }
  }

  @Test
  void reportsAPartOfAKey() {
    assertOnly(
        order("DATABASE", "long id, @Id int part"),
        1,
        ".",
        "FQ150: Order.id has @Id(generated = DATABASE), but it is a part of the key, and databases"
            + " number whole keys only. Remove it.");
  }

  @Test
  void reportsAUuidOfAnotherType() {
    assertOnly(
        order("UUID", "String id"),
        1,
        ".",
        "FQ150: Order.id has @Id(generated = UUID), but it is of the type String. Remove it.");
  }
}
