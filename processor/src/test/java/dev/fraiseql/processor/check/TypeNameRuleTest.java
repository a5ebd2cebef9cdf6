package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeNameRuleTest {
  @Test
  void reportsTwoClassesOfOneName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type(name = "Order", plural = "sales", table = "sales")
                record Sale(@Id long id) {}
                """),
        2,
        "\"Order\"",
        "FQ108: The GraphQL name Order is used twice: by the class app.Order and by the class"
            + " app.Sale. Give one of them @Type(name = ...).");
  }

  @Test
  void reportsAnEnumNamedLikeAType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Status(@Id long id, Order.Status status) {}
                class Order {
                  enum Status { OPEN }
                }
                """),
        3,
        "enum",
        "FQ108: The GraphQL name Status is used twice: by the class app.Status and by the enum"
            + " app.Order.Status. Rename one of them.");
  }

  @Test
  void reportsTwoEmbeddedClassesOfOneName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Address from,
                    @Embedded Other.Address to) {}
                record Address(String street) {}
                class Other {
                  record Address(String street) {}
                }
                """),
        2,
        "to",
        "FQ108: The GraphQL name Address is used twice: by the embedded class app.Address and by"
            + " the embedded class app.Other.Address. Rename one of them.");
  }

  @Test
  void reportsATypeNamedLikeAnInputThatIsDerived() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type record OrderWhereInput(@Id long id) {}
                """),
        2,
        "@Type",
        "FQ108: The GraphQL name OrderWhereInput is used twice: by the generated WhereInput of"
            + " Order and by the class app.OrderWhereInput. Give one of them @Type(name = ...).");
  }

  @Test
  void reportsATypeNamedLikeTheGroupsOfAnother() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id) {}
                @Type record OrderGroup(@Id long id) {}
                """),
        2,
        "@Type",
        "FQ108: The GraphQL name OrderGroup is used twice: by the generated Group of Order and by"
            + " the class app.OrderGroup. Give one of them @Type(name = ...).");
  }

  @Test
  void reportsATypeNamedLikeAnInputOfMutations() {
    for (String suffix :
        List.of(
            "CreateInput",
            "UpdateInput",
            "UpsertInput",
            "IncrementInput",
            "KeyInput",
            "UniqueKey",
            "MutationResult")) {
      assertOnly(
          Compiler.create()
              .source(
                  "@Type record Order(@Id long id) {}\n@Type record Order%s(@Id long id) {}"
                      .formatted(suffix)),
          2,
          "@Type",
          "FQ108: The GraphQL name Order%s is used twice: by the generated %s of Order and by the class app.Order%s."
                  .formatted(suffix, suffix, suffix)
              + " Give one of them @Type(name = ...).");
    }
    assertNone(
        Compiler.create()
            .source(
                """
                @Type(readOnly = true) record Order(@Id long id) {}
                @Type record OrderKeyInput(@Id long id) {}
                """));
  }

  @Test
  void reportsAnEnumNamedLikeAnInputOfARelation() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Relation List<Line> lines) {}
                @Type record Line(@Id long id, @Relation Order order, OrderLinesCreateInput kind) {}
                enum OrderLinesCreateInput { A }
                """),
        3,
        "enum",
        "FQ108: The GraphQL name OrderLinesCreateInput is used twice: by the generated input of"
            + " Order.lines and by the enum app.OrderLinesCreateInput. Rename one of them.");
  }

  @Test
  void reportsTwoInputsOfOneName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation List<Line> lines) {}
                @Type record Line(@Id long id, @Relation Order order) {}
                @Type record OrderLines(@Id long id) {}
                """),
        4,
        "@Type",
        "FQ108: The GraphQL name OrderLinesCreateInput is used twice: by the generated input of"
            + " Order.lines and by the generated CreateInput of OrderLines. Give one of them"
            + " @Type(name = ...).");
  }

  @Test
  void reportsATypeNamedLikeTheInputOfAnEmbeddedObject() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Address address) {}
                record Address(String city) {}
                @Type record AddressUpdateInput(@Id long id) {}
                """),
        3,
        "@Type",
        "FQ108: The GraphQL name AddressUpdateInput is used twice: by the generated UpdateInput of"
            + " Address and by the class app.AddressUpdateInput. Give one of them @Type(name ="
            + " ...).");
  }

  @Test
  void reportsATypeNamedLikeAConnectionOrAnEdge() {
    for (String name : List.of("Connection", "Edge")) {
      assertOnly(
          Compiler.create()
              .source(
                  "@Type record Order(@Id long id) {}\n@Type record Order%s(@Id long id) {}"
                      .formatted(name)),
          2,
          "@Type",
          "FQ108: The GraphQL name Order%s is used twice: by the generated %s of Order and by the class app.Order%s."
                  .formatted(name, name, name)
              + " Give one of them @Type(name = ...).");
    }
  }
}
