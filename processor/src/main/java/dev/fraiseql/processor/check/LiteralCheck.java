package dev.fraiseql.processor.check;

import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.Constraints;
import dev.fraiseql.contract.write.Violations;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.processor.declared.ConstrainedColumn;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.ConstraintKind;
import dev.fraiseql.processor.declared.ConstraintMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges the literals of an operation as the generated checks judge values at run time. It leaves
 * to these what is not known yet: variables, the present, and what classes of the author's say,
 * which are still being compiled.
 */
final class LiteralCheck implements WriteCheck {
  private final List<ConstrainedColumn> columns;

  LiteralCheck(List<ConstrainedColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public void check(WriteRow row, Violations violations) {
    for (ConstrainedColumn column : columns) {
      for (Constraint constraint : column.constraints()) {
        check(row, column, constraint, violations);
      }
    }
  }

  private static void check(
      WriteRow row, ConstrainedColumn column, Constraint constraint, Violations violations) {
    String message = ConstraintMessages.of(column, constraint);
    ConstraintKind kind = constraint.kind();
    if (row.hasValue(column.index())) {
      Object value = Objects.requireNonNull(row.get(column.index()));
      if (constraint.onElements() && value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (isViolated(kind, column, list.get(i))) {
            violations.add(column.index(), i, message);
          }
        }
      } else if (!constraint.onElements() && isViolated(kind, column, value)) {
        violations.add(column.index(), message);
      }
    } else if (row.isNull(column.index())
        && column.nullable()
        && !constraint.onElements()
        && kind.refusesNull()
        && isOwnerGiven(row, column)) {
      violations.add(column.index(), message);
    }
  }

  /** Whether an embedded value that may be null has a literal, so that it is not null. */
  private static boolean isOwnerGiven(WriteRow row, ConstrainedColumn column) {
    return column.embedding().isEmpty()
        || column.embedding().stream()
            .anyMatch(each -> row.hasValue(each) && !(row.get(each) instanceof Operand));
  }

  private static boolean isViolated(
      ConstraintKind kind, ConstrainedColumn column, @Nullable Object value) {
    return value != null
        && !(value instanceof Operand)
        && column.type().custom() == null
        && isViolated(kind, value);
  }

  private static boolean isViolated(ConstraintKind kind, Object value) {
    return switch (kind) {
      case ConstraintKind.Null _ -> true;
      case ConstraintKind.NotEmpty _ -> size(value) == 0;
      case ConstraintKind.NotBlank _ -> ((String) value).isBlank();
      case ConstraintKind.Truth(boolean expected) -> !value.equals(expected);
      case ConstraintKind.Size(int min, int max) -> size(value) < min || size(value) > max;
      case ConstraintKind.Bound bound -> !isWithin(number(value), bound);
      case ConstraintKind.Digits(int integer, int fraction) ->
          !Constraints.hasDigits(number(value), integer, fraction);
      case ConstraintKind.Matches(String regexp, int flags) ->
          !Pattern.compile(regexp, flags).matcher((String) value).matches();
      case ConstraintKind.Email _ -> !Constraints.isEmail((String) value);
      case ConstraintKind.All(List<ConstraintKind> parts) ->
          parts.stream().anyMatch(part -> isViolated(part, value));
      case ConstraintKind.NotNull _,
          ConstraintKind.Moment _,
          ConstraintKind.Validator _,
          ConstraintKind.Unusable _ ->
          false;
    };
  }

  private static int size(Object value) {
    return switch (value) {
      case List<?> list -> list.size();
      case byte[] bytes -> bytes.length;
      default -> ((String) value).length();
    };
  }

  private static boolean isWithin(@Nullable BigDecimal value, ConstraintKind.Bound bound) {
    BigDecimal limit = new BigDecimal(bound.limit());
    return switch (bound.comparison()) {
      case AT_LEAST -> Constraints.isAtLeast(value, limit);
      case GREATER -> Constraints.isGreater(value, limit);
      case AT_MOST -> Constraints.isAtMost(value, limit);
      case LESS -> Constraints.isLess(value, limit);
    };
  }

  private static @Nullable BigDecimal number(Object value) {
    return switch (value) {
      case Long number -> Constraints.number(number);
      case Double number -> Constraints.number(number);
      case BigDecimal number -> number;
      default -> Constraints.number((String) value);
    };
  }
}
