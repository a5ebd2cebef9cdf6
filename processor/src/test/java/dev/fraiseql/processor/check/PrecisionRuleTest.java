package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class PrecisionRuleTest {
  private static Compiler column(String attributes) {
    return Compiler.create()
        .source(
            "@Type record Order(@Id long id,\n    @Column("
                + attributes
                + ") BigDecimal total) {}");
  }

  @Test
  void reportsMoreDigitsThanThereIsRoomFor() {
    assertOnly(
        column("precision = 39, scale = 2"),
        2,
        "39",
        "FQ117: Order.total cannot be decimal(39, 2): the precision is from 1 to 38.");
  }

  @Test
  void reportsMoreDigitsBehindThePointThanThereAre() {
    assertOnly(
        column("precision = 4, scale = 5"),
        2,
        "5",
        "FQ117: Order.total cannot be decimal(4, 5): of 4 digits no more can be behind the point.");
  }

  @Test
  void reportsAScaleThatIsTooLargeForTheDefaultPrecision() {
    assertOnly(
        column("scale = 19"),
        2,
        "19",
        "FQ117: Order.total cannot be decimal(18, 19): of 18 digits no more can be behind the point.");
  }

  @Test
  void reportsMoreDigitsBehindThePointThanADatabaseKeepsOfAverages() {
    assertOnly(
        column("precision = 38, scale = 25"),
        2,
        "25",
        "FQ117: Order.total cannot be decimal(38, 25): on MySQL no more than 24 can be behind the point.");
    assertNone(
        Compiler.withoutDatabases()
            .option("-Afraiseql.databases=sqlite,postgresql")
            .source(
                "@Type record Order(@Id long id, @Column(precision = 38, scale = 25) BigDecimal total) {}"));
    assertNone(column("precision = 38, scale = 24"));
  }

  @Test
  void reportsANegativeScale() {
    assertOnly(
        column("precision = 4, scale = -2"),
        2,
        "-",
        "FQ117: Order.total cannot be decimal(4, -2): the scale is at least 0.");
  }

  @Test
  void reportsAPrecisionThatIsNegative() {
    assertOnly(
        column("precision = -1"),
        2,
        "-",
        "FQ117: Order.total cannot be decimal(-1, 0): the precision is from 1 to 38.");
  }

  @Test
  void acceptsTheWidest() {
    assertNone(column("precision = 38, scale = 24"));
    assertNone(column("precision = 38"));
  }
}
