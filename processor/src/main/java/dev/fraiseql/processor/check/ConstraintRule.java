package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.ConstraintKind;
import dev.fraiseql.processor.declared.ConstraintKind.Bound;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constraint of Jakarta Validation can judge the values of its field, and some can meet it. */
final class ConstraintRule implements Rule {
  private static final Set<Scalar> NUMBERS =
      EnumSet.of(
          Scalar.BYTE,
          Scalar.SHORT,
          Scalar.INT,
          Scalar.LONG,
          Scalar.FLOAT,
          Scalar.DOUBLE,
          Scalar.DECIMAL,
          Scalar.STRING);
  private static final Set<Scalar> TIMES =
      EnumSet.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME, Scalar.LOCAL_DATE, Scalar.LOCAL_TIME);
  private static final Set<Scalar> TEXTS = EnumSet.of(Scalar.STRING);
  private static final Set<Scalar> SIZED = EnumSet.of(Scalar.STRING, Scalar.BYTES);

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Stream.concat(declarations.everyMember(), declarations.everyArgument())
        .forEach(member -> check(member, reporter));
    for (TypeDeclaration type : declarations.types()) {
      for (Attribute<String> constraint : type.writes().constraints()) {
        reporter.report(
            Diagnostic.CONSTRAINT_ON_CLASS,
            constraint.origin(),
            type.simpleName(),
            constraint.value());
      }
    }
  }

  private static void check(MemberDeclaration member, Reporter reporter) {
    for (Constraint constraint : member.constraints()) {
      boolean applies =
          switch (member.kind()) {
            case MemberKind.Value value -> checkType(member, value, constraint, reporter);
            case MemberKind.Embedded embedded ->
                checkEmbedded(member, embedded, constraint, reporter);
            case MemberKind.ToOne _, MemberKind.ToMany _ ->
                checkRelation(member, constraint, reporter);
            default -> false;
          };
      if (applies) {
        problem(constraint.kind())
            .ifPresent(problem -> report(member, constraint, problem, reporter));
      }
    }
    checkBounds(member, reporter);
  }

  private static void report(
      MemberDeclaration member, Constraint constraint, String problem, Reporter reporter) {
    reporter.report(
        Diagnostic.CONSTRAINT_ATTRIBUTE,
        constraint.origin(),
        member.qualifiedName(),
        constraint.annotation(),
        problem);
  }

  private static boolean checkRelation(
      MemberDeclaration member, Constraint constraint, Reporter reporter) {
    boolean possible = constraint.kind() instanceof ConstraintKind.NotNull;
    if (!possible) {
      reporter.report(
          Diagnostic.CONSTRAINT_ON_RELATION,
          constraint.origin(),
          member.qualifiedName(),
          constraint.annotation());
    }
    return possible;
  }

  private static boolean checkEmbedded(
      MemberDeclaration member,
      MemberKind.Embedded embedded,
      Constraint constraint,
      Reporter reporter) {
    switch (constraint.kind()) {
      case ConstraintKind.Unusable(String why) -> unusable(member, constraint, why, reporter);
      case ConstraintKind.NotNull _ when !member.nullable() -> {
        return true;
      }
      default ->
          reporter.report(
              Diagnostic.CONSTRAINT_TYPE,
              constraint.origin(),
              member.qualifiedName(),
              constraint.annotation(),
              constraint.kind() instanceof ConstraintKind.NotNull
                  ? "values in one column or an object that is never null"
                  : "values in one column",
              (member.nullable() ? "a nullable " : "") + embedded.type());
    }
    return false;
  }

  private static boolean checkType(
      MemberDeclaration member, MemberKind.Value value, Constraint constraint, Reporter reporter) {
    if (constraint.kind() instanceof ConstraintKind.Unusable(String why)) {
      unusable(member, constraint, why, reporter);
      return false;
    }
    boolean list = value.type().list() && !constraint.onElements();
    Optional<String> other = meantFor(constraint.kind(), value.type(), list);
    other.ifPresent(types ->
        reporter.report(
            Diagnostic.CONSTRAINT_TYPE,
            constraint.origin(),
            member.qualifiedName(),
            constraint.annotation(),
            types,
            value.javaType()));
    return other.isEmpty();
  }

  private static void unusable(
      MemberDeclaration member, Constraint constraint, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.CONSTRAINT_VALIDATOR,
        constraint.origin(),
        member.qualifiedName(),
        constraint.annotation(),
        why);
  }

  /** What a constraint is for, if it cannot judge values of a type; else empty. */
  private static Optional<String> meantFor(ConstraintKind kind, ValueType type, boolean list) {
    boolean plain = !list && type.custom() == null;
    return switch (kind) {
      case ConstraintKind.NotNull _, ConstraintKind.Null _, ConstraintKind.Unusable _ ->
          Optional.empty();
      case ConstraintKind.NotEmpty _, ConstraintKind.Size _ ->
          unless(list || (plain && SIZED.contains(type.scalar())), "texts, lists and binary data");
      case ConstraintKind.NotBlank _, ConstraintKind.Matches _, ConstraintKind.Email _ ->
          unless(plain && TEXTS.contains(type.scalar()), "texts");
      case ConstraintKind.Truth _ -> unless(plain && type.scalar() == Scalar.BOOLEAN, "booleans");
      case ConstraintKind.Bound _, ConstraintKind.Digits _ ->
          unless(plain && NUMBERS.contains(type.scalar()), "numbers and texts that are numbers");
      case ConstraintKind.Moment _ ->
          unless(plain && TIMES.contains(type.scalar()), "dates and times");
      case ConstraintKind.Validator _ ->
          unless(type.scalar() != Scalar.JSON, "values that are no documents");
      case ConstraintKind.All(List<ConstraintKind> parts) ->
          parts.stream().flatMap(part -> meantFor(part, type, list).stream()).findFirst();
    };
  }

  private static Optional<String> unless(boolean fits, String types) {
    return fits ? Optional.empty() : Optional.of(types);
  }

  /** What is wrong with the attributes of a constraint: the end of a message. */
  private static Optional<String> problem(ConstraintKind kind) {
    return switch (kind) {
      case ConstraintKind.Size(int min, int max) when min < 0 || max < 0 ->
          Optional.of("whose %s is negative. Use 0 or more.".formatted(min < 0 ? "min" : "max"));
      case ConstraintKind.Size(int min, int max) when min > max ->
          Optional.of(
              "whose min %s is greater than its max %s, so no value fits. Exchange them."
                  .formatted(min, max));
      case ConstraintKind.Digits(int integer, int fraction) when integer < 0 || fraction < 0 ->
          Optional.of(
              "whose %s is negative. Use 0 or more."
                  .formatted(integer < 0 ? "integer" : "fraction"));
      case Bound bound when number(bound) == null ->
          Optional.of(
              "whose value \"%s\" is not a number. Write it like \"-1.50\"."
                  .formatted(bound.limit()));
      case ConstraintKind.Matches(String regexp, int flags) -> notCompiled(regexp, flags);
      case ConstraintKind.All(List<ConstraintKind> parts) ->
          parts.stream().flatMap(part -> problem(part).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<String> notCompiled(String regexp, int flags) {
    try {
      Pattern.compile(regexp, flags);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "whose regexp \"%s\" is not valid: %s near index %s. Correct it."
              .formatted(regexp, e.getDescription(), Math.max(0, e.getIndex())));
    }
  }

  private static @Nullable BigDecimal number(Bound bound) {
    try {
      return new BigDecimal(bound.limit());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Two limits that no number is between. */
  private static void checkBounds(MemberDeclaration member, Reporter reporter) {
    for (Constraint minimum : member.constraints()) {
      for (Constraint maximum : member.constraints()) {
        if (minimum.kind() instanceof Bound low
            && maximum.kind() instanceof Bound high
            && minimum.onElements() == maximum.onElements()
            && excludeAll(low, high)) {
          report(
              member,
              maximum,
              "but also @%s, so it must be %s %s and %s %s, and no value fits. Change one of them."
                  .formatted(
                      minimum.annotation(),
                      low.comparison().words(),
                      low.limit(),
                      high.comparison().words(),
                      high.limit()),
              reporter);
        }
      }
    }
  }

  private static boolean excludeAll(Bound low, Bound high) {
    BigDecimal least = number(low);
    BigDecimal most = number(high);
    if (!low.comparison().isMinimum()
        || high.comparison().isMinimum()
        || least == null
        || most == null) {
      return false;
    }
    int order = least.compareTo(most);
    boolean closed =
        low.comparison() == ConstraintKind.Comparison.AT_LEAST
            && high.comparison() == ConstraintKind.Comparison.AT_MOST;
    return order > 0 || (order == 0 && !closed);
  }
}
