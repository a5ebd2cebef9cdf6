package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.query.Input;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.processor.source.CodeBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values and variables of an operation as Java expressions.
 *
 * @param variables the constants that number the variables
 */
record ValueLiterals(VariableConstants variables) {

  CodeBlock variable(Variable variable) {
    Object initial = variable.defaultValue();
    return Values.ABSENT.equals(initial)
        ? CodeBlock.of("new $T($S, $S)", Variable.class, variable.name(), variable.type())
        : CodeBlock.of(
            "new $T($S, $S, $L)", Variable.class, variable.name(), variable.type(), input(initial));
  }

  CodeBlock scalarLiteral(ScalarLiteral literal) {
    return CodeBlock.of(
        "new $T($S, $L, $S)",
        ScalarLiteral.class,
        literal.scalar(),
        input(literal.value()),
        literal.place());
  }

  CodeBlock operand(Operand operand) {
    return switch (operand) {
      case Operand.KeyPart(int part) -> CodeBlock.of("new $T($L)", Operand.KeyPart.class, part);
      case Operand.ParentKey(int part) -> CodeBlock.of("new $T($L)", Operand.ParentKey.class, part);
      case Operand.Place() -> CodeBlock.of("new $T()", Operand.Place.class);
      case Operand.RowValue value -> throw new IllegalArgumentException(value + " is not planned");
      case Operand.Variable(int index) ->
          CodeBlock.of("new $T($L)", Operand.Variable.class, variables.reference(index));
      case Operand.Constant(Object value) ->
          CodeBlock.of("new $T($L)", Operand.Constant.class, typed(value));
      case Operand.Unmade(Object given) ->
          CodeBlock.of("new $T($L)", Operand.Unmade.class, typed(given));
    };
  }

  /** A typed value, of one of the classes that {@link Scalar#valueClass} names. */
  private CodeBlock typed(@Nullable Object value) {
    return switch (value) {
      case Instant moment -> parsed(Instant.class, moment);
      case LocalDateTime moment -> parsed(LocalDateTime.class, moment);
      case LocalDate day -> parsed(LocalDate.class, day);
      case LocalTime time -> parsed(LocalTime.class, time);
      case Duration duration -> parsed(Duration.class, duration);
      case UUID id -> CodeBlock.of("$T.fromString($S)", UUID.class, id.toString());
      case byte[] bytes ->
          CodeBlock.of(
              "$T.getDecoder().decode($S)",
              Base64.class,
              Base64.getEncoder().encodeToString(bytes));
      case List<?> items -> JavaLiterals.list(items.stream().map(this::typed).toList());
      case null, default -> input(value);
    };
  }

  private static CodeBlock parsed(Class<?> type, Object value) {
    return CodeBlock.of("$T.parse($S)", type, value.toString());
  }

  /** A value as JSON knows it, with variables in it. */
  CodeBlock input(@Nullable Object value) {
    return switch (value) {
      case null -> CodeBlock.of("null");
      case Operand.Variable variable -> operand(variable);
      case String text -> CodeBlock.of("$S", text);
      case Boolean truth -> CodeBlock.of("$L", truth);
      case Long number -> CodeBlock.of("$LL", number);
      case Double number -> CodeBlock.of("$Ld", number);
      case BigDecimal number -> CodeBlock.of("new $T($S)", BigDecimal.class, number.toString());
      case BigInteger number -> CodeBlock.of("new $T($S)", BigInteger.class, number.toString());
      case Map<?, ?> object -> {
        List<CodeBlock> entries = new ArrayList<>();
        object.forEach((key, entry) -> entries.add(CodeBlock.of("$S, $L", key, input(entry))));
        yield call("object", entries);
      }
      case List<?> items ->
          call(
              "list",
              items.stream()
                  .map(item -> item == null ? CodeBlock.of("(Object) null") : input(item))
                  .toList());
      default -> throw new IllegalArgumentException("no literal for " + value.getClass());
    };
  }

  private static CodeBlock call(String method, List<CodeBlock> arguments) {
    return JavaLiterals.call(CodeBlock.of("$T.$L", Input.class, method), arguments);
  }
}
