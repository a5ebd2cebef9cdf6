package dev.fraiseql.plan.bind;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputShapeTest {
  private static final Operand FIRST = new Operand.Variable(0);
  private static final Operand SECOND = new Operand.Variable(1);

  @Test
  void isConstantWithoutVariables() {
    assertThat(constant(null, "Int")).isTrue();
    assertThat(constant(map("pages", map("in", List.of(1L, 2L))), "Int")).isTrue();
  }

  @Test
  void isConstantAroundANonNullOperand() {
    assertThat(constant(map("pages", map("eq", FIRST)), "Int!")).isTrue();
    assertThat(constant(map("pages", map("in", FIRST)), "[Int!]!")).isTrue();
    assertThat(constant(map("_or", List.of(map("pages", map("nin", FIRST)))), "[Int!]!")).isTrue();
  }

  @Test
  void isNotConstantIfAVariableDecidesTheShape() {
    assertThat(constant(FIRST, "BookWhereInput!")).isFalse();
    assertThat(constant(map("pages", FIRST), "IntFilter!")).isFalse();
    assertThat(constant(map("_not", FIRST), "BookWhereInput!")).isFalse();
    assertThat(constant(map("_or", FIRST), "[BookWhereInput!]!")).isFalse();
    assertThat(constant(map("_or", List.of(FIRST)), "BookWhereInput!")).isFalse();
    assertThat(constant(map("loans", map("some", FIRST)), "LoanWhereInput!")).isFalse();
    assertThat(constant(map("pages", map("eq", FIRST)), "Int")).isFalse();
    assertThat(constant(map("pages", map("isNull", FIRST)), "Boolean!")).isFalse();
    assertThat(constant(map("pages", map("in", List.of(FIRST))), "Int!")).isFalse();
  }

  @Test
  void isNotConstantForContainsOfAListVariable() {
    assertThat(constant(map("tags", map("contains", FIRST)), "[String!]!")).isFalse();
    assertThat(constant(map("tags", map("overlaps", FIRST)), "[String!]!")).isTrue();
    assertThat(constant(map("title", map("contains", FIRST)), "String!")).isTrue();
  }

  @Test
  void isNotConstantForComparisonsWithJson() {
    assertThat(constant(map("extra", map("eq", FIRST)), "JSON!")).isFalse();
    assertThat(constant(map("extra", map("in", FIRST)), "[JSON!]!")).isFalse();
    assertThat(constant(map("extra", map("eq", map("eq", FIRST))), "Int!")).isFalse();
    assertThat(constant(map("extra", map("hasKey", FIRST)), "String!")).isFalse();
    Object place = List.of(map("at", FIRST, "eq", 1L));
    assertThat(constant(map("extra", map("path", place)), "String!")).isFalse();
    assertThat(constant(map("extra", map("eq", map("a", List.of(1L)))), "Int!")).isTrue();
  }

  @Test
  void replacesVariablesByTheirValues() {
    Object input = map("pages", map("eq", FIRST), "title", map("in", List.of("a", SECOND)));
    assertThat(InputShape.resolve(input, new Values(7L, "b")))
        .isEqualTo(map("pages", map("eq", 7L), "title", map("in", List.of("a", "b"))));
    assertThat(InputShape.resolve(input, new Values(null, null)))
        .isEqualTo(map("pages", map("eq", null), "title", map("in", Arrays.asList("a", null))));
  }

  @Test
  void removesTheKeyOfAnAbsentVariable() {
    Object input = map("pages", map("eq", FIRST), "title", map("in", List.of("a", SECOND)));
    assertThat(InputShape.resolve(input, new Values(Values.ABSENT, Values.ABSENT)))
        .isEqualTo(map("pages", map(), "title", map("in", Arrays.asList("a", null))));
    assertThat(InputShape.resolve(FIRST, new Values(Values.ABSENT))).isNull();
  }

  private static boolean constant(Object input, String type) {
    return InputShape.isConstant(input, List.of(new Variable("v", type)));
  }
}
