package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class RootFieldRuleTest {
  @Test
  void reportsAWordWithoutPlural() {
    assertOnly(
        Compiler.create().source("@Type\nrecord Series(@Id long id) {}"),
        1,
        "@Type",
        "FQ111: The plural of Series is also series, so one row and a list would have the same"
            + " query field. Name the list: @Type(plural = \"allSeries\", table = \"series\").");
    assertNone(
        Compiler.create()
            .source(
                "@Type(plural = \"allSeries\", table = \"series\") record Series(@Id long id) {}"));
  }

  @Test
  void reportsAPluralThatIsTaken() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type(plural = "orders", table = "sales") record Sale(@Id long id) {}
                """),
        2,
        "\"orders\"",
        "FQ110: The query field orders is defined twice: as the list of Order and as the list of"
            + " Sale. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }

  @Test
  void reportsMutationsOfOneName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(plural = "Orders") record Order(@Id long id) {}
                @Type(name = "Orders", plural = "allOrders", table = "all_orders")
                record Sales(@Id long id) {}
                """),
        2,
        "\"Orders\"",
        "FQ110: The mutation field createOrders is defined twice: as the create of several Order and"
            + " as the create of one Sales. Give one of them @Type(name = ...) or @Type(plural ="
            + " ...).");
  }

  @Test
  void reportsATypeNamedLikeACount() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type record OrdersCount(@Id long id) {}
                """),
        2,
        "@Type",
        "FQ110: The query field ordersCount is defined twice: as the count of Order and as one"
            + " OrdersCount. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }

  @Test
  void reportsATypeNamedLikeTheGroupsOfAnother() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type record OrdersAggregate(@Id long id) {}
                """),
        2,
        "@Type",
        "FQ110: The query field ordersAggregate is defined twice: as the groups of Order and as one"
            + " OrdersAggregate. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }

  @Test
  void reportsATypeNamedLikeAConnectionsField() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type(plural = "ordersConnection") record Sale(@Id long id) {}
                """),
        2,
        "\"ordersConnection\"",
        "FQ110: The query field ordersConnection is defined twice: as the connection of Order and"
            + " as the list of Sale. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }

  @Test
  void reportsAListNamedLikeTheFieldOfNodes() {
    assertOnly(
        Compiler.create().source("@Type(plural = \"node\") record Order(@Id long id) {}"),
        1,
        "\"node\"",
        "FQ110: The query field node is defined twice: as the row of any nodeId and as the list of"
            + " Order. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }
}
