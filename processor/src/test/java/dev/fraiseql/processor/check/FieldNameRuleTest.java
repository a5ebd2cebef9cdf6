package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class FieldNameRuleTest {
  @Test
  void reportsAFieldNamedLikeTheCountOfARelation() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Relation List<Line> lines,
                    int linesCount) {}
                @Type record Line(@Id long id, @Relation Order order) {}
                """),
        2,
        "linesCount",
        "FQ109: Order has two fields linesCount: the generated count of lines and that of Order. Rename one of them.");
  }

  @Test
  void reportsAFieldNamedLikeTheConnectionOfARelation() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Relation List<Line> lines,
                    int linesConnection) {}
                @Type record Line(@Id long id, @Relation Order order) {}
                """),
        2,
        "linesConnection",
        "FQ109: Order has two fields linesConnection: the generated connection of lines and that of Order. Rename one of them.");
  }

  @Test
  void reportsAFieldThatHidesOneOfASuperclass() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type class Order extends Base {
                  @Column(name = "title") String name;
                }
                abstract class Base {
                  @Id long id;
                  String name;
                }
                """),
        2,
        "name",
        "FQ109: Order has two fields name: that of Base and that of Order. Rename one of them.");
  }

  @Test
  void reportsAFieldNamedLikeTheGlobalId() {
    assertOnly(
        Compiler.create().source("@Type record Machine(@Id long id, long nodeId) {}"),
        1,
        "nodeId",
        "FQ109: Machine has two fields nodeId: the generated global id of Machine and that of Machine. Rename one of them.");
  }

  @Test
  void letsAnEmbeddedValueHaveAFieldOfThatName() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Machine(@Id long id, @Embedded Place place) {}
                record Place(long nodeId) {}
                """));
  }
}
