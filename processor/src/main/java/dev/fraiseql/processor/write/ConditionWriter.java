package dev.fraiseql.processor.write;

import dev.fraiseql.contract.event.CodePoints;
import dev.fraiseql.contract.event.RowChange;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.plan.expression.Expression.Comparison;
import dev.fraiseql.plan.expression.Term;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.lang.model.element.Modifier;

/**
 * Writes a condition as Java: a boolean that is true if the condition is, and false if the
 * condition is false or unknown. Negations are moved to the comparisons, which are false with null
 * either way.
 */
final class ConditionWriter {
  /** The name of the method's parameter. */
  private static final String CHANGE = "change";

  private final List<FieldSpec> constants = new ArrayList<>();

  /** The constants that the methods use: to be added to their class. */
  List<FieldSpec> constants() {
    return constants;
  }

  /** A static method that tells whether a condition is true for a change. */
  MethodSpec method(String name, Expression condition) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(RowChange.class, CHANGE)
        .addStatement(CodeBlock.of("return $L", isTrue(condition).block()))
        .build();
  }

  /**
   * A part of the expression.
   *
   * @param binding 0 for a call, 1 for operands joined by {@code &&}, 2 for those joined by {@code
   *     ||}
   */
  private record Code(CodeBlock block, int binding) {
    static Code call(String format, Object... arguments) {
      return new Code(CodeBlock.of(format, arguments), 0);
    }

    Code and(Code other) {
      return new Code(CodeBlock.of("$L$W&& $L", within(1), other.within(1)), 1);
    }

    Code or(Code other) {
      return new Code(CodeBlock.of("$L$W|| $L", within(2), other.within(2)), 2);
    }

    private CodeBlock within(int outer) {
      return binding > outer ? CodeBlock.of("($L)", block) : block;
    }
  }

  private Code isTrue(Expression condition) {
    return switch (condition) {
      case Expression.Truth(boolean value) -> Code.call("$L", value);
      case Expression.Both(Expression left, Expression right) -> isTrue(left).and(isTrue(right));
      case Expression.Either(Expression left, Expression right) -> isTrue(left).or(isTrue(right));
      case Expression.Not(Expression operand) -> isFalse(operand);
      case Expression.Known(Expression operand) -> isTrue(operand);
      case Expression.Compared(Comparison operator, Term left, Term right) ->
          compared(operator, (Term.Field) left, right);
      case Expression.In(Term operand, List<Term.Constant> values) ->
          in((Term.Field) operand, values, false);
      case Expression.IsNull(Term.Field field) -> isNull(field.state(), field.path());
      case Expression.IsAbsent(Term.State state, List<String> path, boolean _) ->
          isNull(state, path);
      case Expression.IsTrue(Term.Field field) ->
          present(field).and(new Code(value(field, Kind.BOOL), 0));
      case Expression.Changed(List<String> path) -> changed(path);
    };
  }

  private Code isFalse(Expression condition) {
    return switch (condition) {
      case Expression.Truth(boolean value) -> Code.call("$L", !value);
      case Expression.Both(Expression left, Expression right) -> isFalse(left).or(isFalse(right));
      case Expression.Either(Expression left, Expression right) ->
          isFalse(left).and(isFalse(right));
      case Expression.Not(Expression operand) -> isTrue(operand);
      case Expression.Known(Expression operand) -> Code.call("!($L)", isTrue(operand).block());
      case Expression.Compared(Comparison operator, Term left, Term right) ->
          compared(operator.negated(), (Term.Field) left, right);
      case Expression.In(Term operand, List<Term.Constant> values) ->
          in((Term.Field) operand, values, true);
      case Expression.IsNull(Term.Field field) -> not(isNull(field.state(), field.path()));
      case Expression.IsAbsent(Term.State state, List<String> path, boolean _) ->
          not(isNull(state, path));
      case Expression.IsTrue(Term.Field field) ->
          present(field).and(Code.call("!$L", value(field, Kind.BOOL)));
      case Expression.Changed(List<String> path) -> not(changed(path));
    };
  }

  private static Code not(Code call) {
    return Code.call("!$L", call.block());
  }

  private static Code changed(List<String> path) {
    return Code.call("$L.isChanged($S)", CHANGE, String.join(".", path));
  }

  private static Code isNull(Term.State state, List<String> path) {
    return Code.call("$L.isNull($S)", row(state), String.join(".", path));
  }

  private static Code present(Term.Field field) {
    return not(isNull(field.state(), field.path()));
  }

  private static CodeBlock row(Term.State state) {
    String method =
        switch (state) {
          case CURRENT -> "current";
          case BEFORE -> "before";
          case AFTER -> "after";
        };
    return CodeBlock.of("$L.$L()", CHANGE, method);
  }

  /** How values are read and compared: the names of the methods of a row. */
  private enum Kind {
    BOOL("bool"),
    INT64("int64"),
    NUMBER("number"),
    TEXT("text"),
    INSTANT("instant"),
    LOCAL_DATE_TIME("localDateTime"),
    LOCAL_DATE("localDate"),
    LOCAL_TIME("localTime"),
    DURATION("duration"),
    UUID("uuid");

    private final String method;

    Kind(String method) {
      this.method = method;
    }

    static Kind of(Scalar scalar) {
      return switch (scalar) {
        case BOOLEAN -> BOOL;
        case BYTE, SHORT, INT, LONG -> INT64;
        case FLOAT, DOUBLE, DECIMAL -> NUMBER;
        case STRING, ENUM -> TEXT;
        case INSTANT -> INSTANT;
        case LOCAL_DATE_TIME -> LOCAL_DATE_TIME;
        case LOCAL_DATE -> LOCAL_DATE;
        case LOCAL_TIME -> LOCAL_TIME;
        case DURATION -> DURATION;
        case UUID -> UUID;
        case BYTES, JSON -> throw new IllegalArgumentException(scalar + " is not compared");
      };
    }
  }

  private static CodeBlock value(Term.Field field, Kind kind) {
    return CodeBlock.of("$L.$L($S)", row(field.state()), kind.method, field.name());
  }

  private Code compared(Comparison operator, Term.Field left, Term right) {
    Kind kind = kind(left, List.of(right));
    Code both =
        right instanceof Term.Field field ? present(left).and(present(field)) : present(left);
    return both.and(comparison(operator, kind, value(left, kind), operand(right, kind)));
  }

  private Code in(Term.Field field, List<Term.Constant> values, boolean negated) {
    Kind kind = kind(field, values);
    Code found =
        values.stream()
            .map(value ->
                comparison(Comparison.EQUAL, kind, value(field, kind), operand(value, kind)))
            .reduce(Code::or)
            .orElseThrow();
    return present(field).and(negated ? Code.call("!($L)", found.block()) : found);
  }

  /** How a field is read to be compared with others. */
  private static Kind kind(Term.Field field, List<? extends Term> others) {
    Kind kind = Kind.of(field.column().type().scalar());
    return kind == Kind.INT64 && !others.stream().allMatch(ConditionWriter::isInt64)
        ? Kind.NUMBER
        : kind;
  }

  private static boolean isInt64(Term term) {
    return switch (term) {
      case Term.Field field -> field.column().type().scalar().isInteger();
      case Term.Constant(Object value) ->
          value instanceof BigDecimal number
              && number.stripTrailingZeros().scale() <= 0
              && number.toBigInteger().bitLength() < Long.SIZE;
    };
  }

  private CodeBlock operand(Term term, Kind kind) {
    return switch (term) {
      case Term.Field field -> value(field, kind);
      case Term.Constant(Object value) -> constant(value, kind);
    };
  }

  private CodeBlock constant(Object value, Kind kind) {
    return switch (kind) {
      case BOOL -> CodeBlock.of("$L", value);
      case INT64 -> CodeBlock.of("$LL", ((BigDecimal) value).toBigInteger());
      case TEXT -> CodeBlock.of("$S", value);
      case NUMBER ->
          shared(BigDecimal.class, CodeBlock.of("new $T($S)", BigDecimal.class, value.toString()));
      case INSTANT -> parsed(Instant.class, value);
      case LOCAL_DATE_TIME -> parsed(LocalDateTime.class, value);
      case LOCAL_DATE -> parsed(LocalDate.class, value);
      case LOCAL_TIME -> parsed(LocalTime.class, value);
      case DURATION -> parsed(Duration.class, value);
      case UUID ->
          shared(UUID.class, CodeBlock.of("$T.fromString($S)", UUID.class, value.toString()));
    };
  }

  private CodeBlock parsed(Class<?> type, Object value) {
    return shared(type, CodeBlock.of("$T.parse($S)", type, value.toString()));
  }

  /** A constant of the class, since it takes time to make its value. */
  private CodeBlock shared(Class<?> type, CodeBlock value) {
    String name = "CONSTANT_" + constants.size();
    constants.add(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(value)
            .build());
    return CodeBlock.of("$L", name);
  }

  private static Code comparison(Comparison operator, Kind kind, CodeBlock left, CodeBlock right) {
    return switch (kind) {
      case BOOL, INT64 -> Code.call("$L $L $L", left, operator.sign(), right);
      case TEXT ->
          switch (operator) {
            case EQUAL -> Code.call("$L.equals($L)", left, right);
            case NOT_EQUAL -> Code.call("!$L.equals($L)", left, right);
            default ->
                Code.call(
                    "$T.compare($L, $L) $L 0", CodePoints.class, left, right, operator.sign());
          };
      default -> Code.call("$L.compareTo($L) $L 0", left, right, operator.sign());
    };
  }
}
