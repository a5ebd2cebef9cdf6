package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class RelationKeyRuleTest {
  @Test
  void reportsAToOneRelationToATypeWithoutAKey() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(key = Key.NONE) record Sale(int amount) {}
                @Type record Bill(@Id long id,
                    @Relation Sale sale) {}
                """),
        3,
        "sale",
        "FQ212: Bill.sale needs the key of Sale, which is declared to have none. Mark with @Id what"
            + " identifies its rows, or remove the relation.");
  }

  @Test
  void reportsAToManyRelationOfATypeWithoutAKey() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(key = Key.NONE) record Sale(int amount,
                    @Relation(through = @Join(table = "sale_items")) List<Item> items) {}
                @Type record Item(@Id long id) {}
                """),
        2,
        "items",
        "FQ212: Sale.items needs the key of Sale, which is declared to have none. Mark with @Id what"
            + " identifies its rows, or remove the relation.");
  }

  @Test
  void reportsAJoinTableToATypeWithoutAKey() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(key = Key.NONE) record Sale(int amount) {}
                @Type record Item(@Id long id,
                    @Relation(through = @Join(table = "sale_items")) List<Sale> sales) {}
                """),
        3,
        "sales",
        "FQ212: Item.sales needs the key of Sale, which is declared to have none. Mark with @Id what"
            + " identifies its rows, or remove the relation.");
  }
}
