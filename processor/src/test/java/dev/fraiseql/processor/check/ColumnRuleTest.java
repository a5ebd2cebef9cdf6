package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ColumnRuleTest {
  @Test
  void reportsAColumnOfTwoFields() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, String name,
                    @Column(name = "Name") String title) {}
                """),
        2,
        "\"Name\"",
        "FQ113: Order.name and Order.title both use the column Name. Name one of them by"
            + " @Column(name = ...), or mark the one that only reads the column by"
            + " @Column(readOnly = true).");
  }

  @Test
  void reportsAColumnThatAnEmbeddedFieldTakes() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, String street, @Embedded(prefix = "") Address address) {}
                record Address(
                    String street) {}
                """),
        3,
        "street",
        "FQ113: Order.street and Address.street both use the column street. Name one of them by"
            + " @Column(name = ...), or mark the one that only reads the column by"
            + " @Column(readOnly = true).");
  }

  @Test
  void reportsTwoRelationsInTheSameColumns() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation(column = "customer") Customer buyer,
                    @Relation(column = "customer") Customer payer) {}
                @Type record Customer(@Id long id) {}
                """),
        3,
        "\"customer\"",
        "FQ113: Order.buyer and Order.payer both use the column customer. Give each relation"
            + " columns of its own: @Relation(column = ...).");
  }

  @Test
  void reportsAReferenceThatIsSpelledOtherwise() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, long customerId,
                    @Relation(column = "Customer_Id") Customer customer) {}
                @Type record Customer(@Id long id) {}
                """),
        2,
        "\"Customer_Id\"",
        "FQ113: Order.customerId and Order.customer both use the column Customer_Id. "
            + "Use the same upper and lower case in both.");
  }

  @Test
  void acceptsAReferenceBesideItsRelationAndKeysThatOverlap() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id int tenant, @Id long id, long buyerId,
                    @Relation(columns = {"tenant", "buyer_id"}) Customer buyer,
                    @Relation(columns = {"tenant", "payer_id"}) @Nullable Customer payer) {}
                @Type record Customer(@Id int tenant, @Id long id) {}
                """));
  }

  @Test
  void acceptsFieldsThatOnlyReadAColumn() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Column(name = "id", readOnly = true) long number,
                    int buyer, @Relation(column = "buyer") Customer customer,
                    @Column(name = "buyer", readOnly = true, scalar = "ID") int buyerId) {}
                @Type record Customer(@Id int id) {}
                """));
  }
}
