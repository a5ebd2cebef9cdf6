package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.Library;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundValuesTest {
  private static final ValueType STRING = ValueType.of(Scalar.STRING);
  private static final Operand VARIABLE = new Operand.Variable(0);

  private final BoundValues bound = new BoundValues(Library.MODEL);

  @ParameterizedTest
  @CsvSource({
    "FLOOR_TO_SCALE, 0.995, 0.99",
    "FLOOR_TO_SCALE, -0.995, -1.00",
    "FLOOR_TO_SCALE, 1, 1.00",
    "CEILING_TO_SCALE, 0.995, 1.00",
    "CEILING_TO_SCALE, -0.995, -0.99",
    "ONLY_AT_SCALE, 0.99, 0.99",
    "ONLY_AT_SCALE, 0.990, 0.99",
    "ONLY_AT_SCALE, 0e9, 0.00",
    "NONE, 0.995, 0.995"
  })
  void roundsADecimalToTheScaleOfTheColumn(
      Adjustment adjustment, String given, BigDecimal expected) {
    ValueType type = ValueType.decimal(10, 2);
    Binding.Value constant =
        new Binding.Value(type, new Operand.Constant(new BigDecimal(given)), adjustment);
    assertThat(bound.value(constant, Values.NONE, List.of())).isEqualTo(expected);
    Binding.Value variable = new Binding.Value(type, VARIABLE, adjustment);
    assertThat(bound.value(variable, new Values(given), declared("Decimal!"))).isEqualTo(expected);
  }

  @Test
  void comparesADecimalBeyondTheColumnWithInfinity() {
    Operand operand = new Operand.Constant(List.of(new BigDecimal("0.995"), BigDecimal.ONE));
    Binding.ValueList list =
        new Binding.ValueList(ValueType.decimal(10, 2), operand, Adjustment.ONLY_AT_SCALE);
    assertThat(bound.list(list, Values.NONE, List.of()))
        .isEqualTo(List.of(Double.POSITIVE_INFINITY, new BigDecimal("1.00")));
  }

  @Test
  void convertsAVariableToTheTypeOfItsColumn() {
    Binding.Value id = new Binding.Value(ValueType.of(Scalar.LONG), VARIABLE);
    assertThat(bound.value(id, new Values("42"), declared("ID!"))).isEqualTo(42L);
    assertThat(rejection(id, "forty-two", "ID!")).startsWith("$v: \"forty-two\" is not an ID");
    Binding.Value text = new Binding.Value(STRING, VARIABLE);
    assertThat(bound.value(text, new Values(42L), declared("ID!"))).isEqualTo("42");
    Binding.ValueList list =
        new Binding.ValueList(ValueType.of(Scalar.LONG), VARIABLE, Adjustment.NONE);
    assertThat(bound.list(list, new Values(List.of("1", 2L)), declared("[ID!]!")))
        .isEqualTo(List.of(1L, 2L));
  }

  @Test
  void rejectsNullForAVariableWithADefault() {
    Binding.Value id = new Binding.Value(ValueType.of(Scalar.LONG), VARIABLE);
    assertThat(rejection(id, null, "ID")).startsWith("$v: null");
  }

  @Test
  void translatesPatternsForTheDatabase() {
    Binding.Value like = new Binding.Value(STRING, VARIABLE, Adjustment.LIKE);
    Binding.Value glob = new Binding.Value(STRING, VARIABLE, Adjustment.LIKE_TO_GLOB);
    assertThat(bound.value(like, new Values("50\\%_"), declared("String!"))).isEqualTo("50\\%_");
    assertThat(bound.value(glob, new Values("50\\%_"), declared("String!"))).isEqualTo("50%?");
    assertThat(rejection(like, "50\\", "String!")).contains("$v").contains("backslash");
    assertThat(rejection(glob, "50\\", "String!")).contains("$v").contains("backslash");
  }

  private String rejection(Binding.Value binding, Object given, String type) {
    RequestException rejected =
        catchThrowableOfType(
            RequestException.class, () -> bound.value(binding, new Values(given), declared(type)));
    assertThat(rejected).isNotNull();
    assertThat(rejected.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    return rejected.getMessage();
  }

  private static List<Variable> declared(String type) {
    return List.of(new Variable("v", type));
  }
}
