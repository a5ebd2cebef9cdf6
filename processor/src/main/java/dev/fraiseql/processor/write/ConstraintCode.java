package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.write.Constraints;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.ConstraintKind;
import dev.fraiseql.processor.declared.ConstraintKind.Comparison;
import dev.fraiseql.processor.declared.ScalarClass;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements that check one constraint and add its violation. */
final class ConstraintCode {
  private final Model model;
  private final Names names;
  private final CheckConstants constants;
  private final AnnotationClasses annotations;

  ConstraintCode(Model model, Names names, CheckConstants constants) {
    this.model = model;
    this.names = names;
    this.constants = constants;
    annotations = new AnnotationClasses(constants);
  }

  /** What is run if a column is null: nothing if the constraint accepts null. */
  CodeBlock ofNull(Constraint constraint, String message, Place place) {
    return switch (constraint.kind()) {
      case ConstraintKind.Validator validator ->
          validate(validator, CodeBlock.of("null"), message, place);
      case ConstraintKind kind when kind.refusesNull() -> add(message, place);
      case ConstraintKind.All all when all.hasValidator() ->
          checked(
              CodeBlock.join(
                  validators(all).stream()
                      .map(validator -> rejects(validator, CodeBlock.of("null")))
                      .toList(),
                  "$W|| "),
              message,
              place);
      default -> CodeBlock.builder().build();
    };
  }

  /**
   * What is run if a column has a value: nothing if the constraint accepts all.
   *
   * @param type of the column
   */
  CodeBlock ofValue(Constraint constraint, ValueType type, String message, Place place) {
    Subject subject = new Subject(place, type);
    if (constraint.kind() instanceof ConstraintKind.Validator validator) {
      return validate(validator, declared(subject, validator.scalarClass()), message, place);
    }
    if (constraint.kind() instanceof ConstraintKind.Null) {
      return add(message, place);
    }
    return violation(constraint.kind(), subject)
        .map(violated -> checked(violated, message, place))
        .orElse(CodeBlock.builder().build());
  }

  /**
   * What violations are reported of.
   *
   * @param column the constant of the column's index
   * @param element whether it is an element of a list, of which {@code i} is the index
   */
  record Place(String column, boolean element) {
    /** The first arguments of {@code violations.add}. */
    CodeBlock arguments() {
      return CodeBlock.of(element ? "$L, i, " : "$L, ", column);
    }
  }

  /**
   * What is judged.
   *
   * @param type of the column
   */
  private record Subject(Place place, ValueType type) {
    Scalar scalar() {
      return type.scalar();
    }

    boolean list() {
      return type.list() && !place.element();
    }

    String variable() {
      return place.element() ? "element" : "value";
    }
  }

  private static CodeBlock add(String message, Place place) {
    return CodeBlock.of("violations.add($L$S);\n", place.arguments(), message);
  }

  private static CodeBlock checked(CodeBlock violated, String message, Place place) {
    return CodeBlock.of("if ($L) {\n$>$L$<}\n", violated, add(message, place));
  }

  /** A condition that is true of a violation; empty for what no value violates. */
  private Optional<CodeBlock> violation(ConstraintKind kind, Subject subject) {
    String value = subject.variable();
    return Optional.ofNullable(
        switch (kind) {
          case ConstraintKind.NotNull _ -> null;
          case ConstraintKind.Null _ -> CodeBlock.of("true");
          case ConstraintKind.NotEmpty _ ->
              subject.scalar() == Scalar.BYTES && !subject.list()
                  ? CodeBlock.of("$L.length == 0", value)
                  : CodeBlock.of("$L.isEmpty()", value);
          case ConstraintKind.NotBlank _ -> CodeBlock.of("$L.isBlank()", value);
          case ConstraintKind.Truth(boolean expected) ->
              CodeBlock.of(expected ? "!$L" : "$L", value);
          case ConstraintKind.Size(int min, int max) -> size(min, max, subject);
          case ConstraintKind.Bound bound -> bound(bound, subject);
          case ConstraintKind.Digits(int integer, int fraction) ->
              CodeBlock.of(
                  "!$T.hasDigits($L, $L, $L)",
                  Constraints.class,
                  number(subject),
                  integer,
                  fraction);
          case ConstraintKind.Matches matches ->
              CodeBlock.of("!$L.matcher($L).matches()", pattern(matches, subject), value);
          case ConstraintKind.Email _ -> CodeBlock.of("!$T.isEmail($L)", Constraints.class, value);
          case ConstraintKind.Moment moment -> moment(moment, subject);
          case ConstraintKind.Validator validator ->
              rejects(validator, declared(subject, validator.scalarClass()));
          case ConstraintKind.All(List<ConstraintKind> parts) -> {
            List<CodeBlock> violations =
                parts.stream().flatMap(part -> violation(part, subject).stream()).toList();
            yield violations.isEmpty() ? null : CodeBlock.join(violations, "$W|| ");
          }
          case ConstraintKind.Unusable _ -> throw new IllegalStateException("no rule objected");
        });
  }

  private static @Nullable CodeBlock size(int min, int max, Subject subject) {
    String length =
        subject.list() ? ".size()" : subject.scalar() == Scalar.BYTES ? ".length" : ".length()";
    List<CodeBlock> violations = new ArrayList<>();
    if (min > 0) {
      violations.add(CodeBlock.of("$L$L < $L", subject.variable(), length, min));
    }
    if (max < Integer.MAX_VALUE) {
      violations.add(CodeBlock.of("$L$L > $L", subject.variable(), length, max));
    }
    return violations.isEmpty() ? null : CodeBlock.join(violations, "$W|| ");
  }

  private CodeBlock bound(ConstraintKind.Bound bound, Subject subject) {
    BigDecimal limit = new BigDecimal(bound.limit());
    if (subject.scalar().isInteger() && isLong(limit)) {
      String outside =
          switch (bound.comparison()) {
            case AT_LEAST -> "<";
            case GREATER -> "<=";
            case AT_MOST -> ">";
            case LESS -> ">=";
          };
      long number = limit.longValueExact();
      boolean isInt = number == (int) number;
      return CodeBlock.of("$L $L $L$L", subject.variable(), outside, number, isInt ? "" : "L");
    }
    return CodeBlock.of(
        "!$T.$L($L, $L)",
        Constraints.class,
        method(bound.comparison()),
        number(subject),
        limit.signum() == 0
            ? CodeBlock.of("$T.ZERO", BigDecimal.class)
            : CodeBlock.of(
                "$L",
                constants.field(
                    subject.place().column() + "_LIMIT",
                    ClassName.get(BigDecimal.class),
                    CodeBlock.of("new $T($S)", BigDecimal.class, bound.limit()))));
  }

  private static boolean isLong(BigDecimal limit) {
    return limit.stripTrailingZeros().scale() <= 0
        && limit.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }

  private static String method(Comparison comparison) {
    return switch (comparison) {
      case AT_LEAST -> "isAtLeast";
      case GREATER -> "isGreater";
      case AT_MOST -> "isAtMost";
      case LESS -> "isLess";
    };
  }

  private static CodeBlock number(Subject subject) {
    return subject.scalar() == Scalar.DECIMAL
        ? CodeBlock.of("$L", subject.variable())
        : CodeBlock.of("$T.number($L)", Constraints.class, subject.variable());
  }

  private String pattern(ConstraintKind.Matches matches, Subject subject) {
    CodeBlock flags =
        matches.flags() == 0 ? CodeBlock.of("") : CodeBlock.of(", $L", matches.flags());
    return constants.field(
        subject.place().column() + "_PATTERN",
        ClassName.get(Pattern.class),
        CodeBlock.of("$T.compile($S$L)", Pattern.class, matches.regexp(), flags));
  }

  private static CodeBlock moment(ConstraintKind.Moment moment, Subject subject) {
    boolean before = moment.future() == moment.orPresent();
    String negation = moment.orPresent() ? "" : "!";
    return CodeBlock.of(
        "$L$L.$L($T.now(violations.clock()))",
        negation,
        subject.variable(),
        before ? "isBefore" : "isAfter",
        subject.scalar().valueClass());
  }

  private static List<ConstraintKind.Validator> validators(ConstraintKind.All all) {
    List<ConstraintKind.Validator> validators = new ArrayList<>();
    for (ConstraintKind part : all.parts()) {
      switch (part) {
        case ConstraintKind.Validator validator -> validators.add(validator);
        case ConstraintKind.All inner -> validators.addAll(validators(inner));
        default -> {}
      }
    }
    return validators;
  }

  private CodeBlock validate(
      ConstraintKind.Validator validator, CodeBlock value, String message, Place place) {
    return CodeBlock.of(
        "$[$T.check($Z$L,$W$L,$W$S,$Wviolations.clock(),$Wproblem -> violations.add($Lproblem));\n$]",
        names.validatorContext(),
        instance(validator),
        value,
        message,
        place.arguments());
  }

  private CodeBlock rejects(ConstraintKind.Validator validator, CodeBlock value) {
    return CodeBlock.of(
        "$T.rejects($L, $L, violations.clock())",
        names.validatorContext(),
        instance(validator),
        value);
  }

  private String instance(ConstraintKind.Validator validator) {
    return annotations.validator(validator, names.validatorContext());
  }

  /** A value as the author's class declares it. */
  private CodeBlock declared(Subject subject, ScalarClass scalarClass) {
    if (!subject.list()) {
      return declared(subject.type(), scalarClass, subject.variable(), true);
    }
    return CodeBlock.of(
        "$L.stream().map(each -> $L).toList()",
        subject.variable(),
        declared(subject.type(), scalarClass, "each", false));
  }

  /**
   * @param isTyped whether the variable is of the class that the engine has, and not an object
   */
  private CodeBlock declared(
      ValueType type, ScalarClass scalarClass, String variable, boolean isTyped) {
    CodeBlock value =
        switch (type.scalar()) {
          case BYTE -> number(byte.class, Long.class, variable, isTyped);
          case SHORT -> number(short.class, Long.class, variable, isTyped);
          case INT -> number(int.class, Long.class, variable, isTyped);
          case FLOAT -> number(float.class, Double.class, variable, isTyped);
          default ->
              isTyped
                  ? CodeBlock.of("$L", variable)
                  : CodeBlock.of("($T) $L", type.scalar().valueClass(), variable);
        };
    if (type.enumName() != null) {
      return CodeBlock.of(
          "$T.valueOf($L)", names.javaEnum(model.enumeration(type.enumName())), value);
    }
    if (type.custom() != null) {
      return CodeBlock.of(
          "$T.$L($L)",
          names.scalar(model.scalar(Objects.requireNonNull(type.custom()).name())),
          ScalarWriter.OF,
          value);
    }
    return ScalarClasses.toDeclared(scalarClass, value);
  }

  private static CodeBlock number(
      Class<?> declared, Class<?> stored, String variable, boolean isTyped) {
    return isTyped
        ? CodeBlock.of("($T) $L", declared, variable)
        : CodeBlock.of("(($T) $L).$LValue()", stored, variable, declared.getName());
  }
}
