package dev.fraiseql.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.jdbc.BoundStatement;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sqlserver")
class SqlServerLimitsTest {

  @Test
  void refusesMoreValuesThanTheServerTakes() {
    assertThatCode(() -> check(2_098)).doesNotThrowAnyException();
    assertThatItIsTooMuch(() -> check(2_099), "this one has 2099;");
  }

  private static void check(int limits) {
    List<Binding> bindings = Collections.nCopies(limits, new Binding.Limit());
    SqlServerLimits.check(new BoundStatement("", bindings, new Object[limits], 1, 0));
  }

  @Test
  void refusesAPatternThatTheServerWouldNotTake() {
    assertThatCode(() -> check("%".repeat(4_000), Adjustment.SETS_LIKE)).doesNotThrowAnyException();
    assertThatItIsTooMuch(
        () -> check("%".repeat(4_001), Adjustment.SETS_LIKE), "it has 4001 characters");
    assertThatCode(() -> check("a".repeat(4_001), Adjustment.NONE)).doesNotThrowAnyException();
  }

  private static void check(String text, Adjustment adjustment) {
    Binding.Value value =
        new Binding.Value(ValueType.of(Scalar.STRING), new Operand.Constant(text), adjustment);
    SqlServerLimits.check(new BoundStatement("", List.of(value), new Object[] {text}, 1, 0));
  }

  private static void assertThatItIsTooMuch(ThrowingCallable check, String message) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessageContaining(message);
  }
}
