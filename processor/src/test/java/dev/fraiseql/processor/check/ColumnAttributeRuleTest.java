package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ColumnAttributeRuleTest {
  @Test
  void reportsPrecisionOfWhatIsNoDecimal() {
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id,\n"
                    + "    @Column(name = \"t\", precision = 4) double total) {}"),
        2,
        "4",
        "FQ118: Order.total has @Column(precision = ...), which is for BigDecimal. Remove it.");
  }

  @Test
  void reportsTheLengthOfWhatIsNoString() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id @Column(length = 4) long id) {}"),
        1,
        "4",
        "FQ118: Order.id has @Column(length = ...), which is for String. Remove it.");
  }

  @Test
  void reportsALengthThatIsNone() {
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, @Column(length = 0) String name) {}"),
        1,
        "0",
        "FQ120: Order.name cannot have a length of 0. Give at least 1, or omit it for any length.");
  }

  @Test
  void reportsAUnitThatNoColumnCountsIn() {
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, @Column(unit = HOURS) Duration took) {}"),
        1,
        "HOURS",
        "FQ119: Order.took cannot be stored in HOURS. Use MICROS, MILLIS or SECONDS.");
  }

  @Test
  void reportsTheUnitOfWhatIsNoDuration() {
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, @Column(unit = MILLIS) long took) {}"),
        1,
        "MILLIS",
        "FQ118: Order.took has @Column(unit = ...), which is for Duration. Remove it.");
  }

  @Test
  void reportsTheColumnOfARelation() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation @Column(name = "buyer") Customer customer) {}
                @Type record Customer(@Id long id) {}
                """),
        2,
        "\"buyer\"",
        "FQ118: Order.customer has @Column(...), which is for values. Name the columns of a to-one"
            + " relation by @Relation(column = ...).");
  }

  @Test
  void reportsAScalarThatIsNeitherIdNorThatOfTheType() {
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id,\n    @Column(scalar = \"String\") int year) {}"),
        2,
        "\"String\"",
        "FQ139: Order.year cannot be served as \"String\". Its scalar is Int or ID.");
  }

  @Test
  void reportsAnIdThatIsNoIdentifier() {
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id,\n    @Column(scalar = \"ID\") LocalDate day) {}"),
        2,
        "\"ID\"",
        "FQ139: Order.day cannot be served as \"ID\". Its scalar is Date.");
  }
}
