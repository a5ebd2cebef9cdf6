package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Scalar;

/**
 * What violations are reported as: the author's message, or else one that says what is demanded.
 */
public final class ConstraintMessages {
  private ConstraintMessages() {}

  /** The message of a constraint on a column. */
  public static String of(ConstrainedColumn column, Constraint constraint) {
    String message = constraint.message();
    return message != null ? message : demand(constraint, unit(column, constraint));
  }

  /** What its size counts. */
  private static String unit(ConstrainedColumn column, Constraint constraint) {
    if (column.type().list() && !constraint.onElements()) {
      return "element";
    }
    return column.type().scalar() == Scalar.BYTES ? "byte" : "character";
  }

  private static String demand(Constraint constraint, String unit) {
    return switch (constraint.kind()) {
      case ConstraintKind.NotNull _ -> "must not be null.";
      case ConstraintKind.Null _ -> "must be null.";
      case ConstraintKind.NotEmpty _ -> "must not be empty.";
      case ConstraintKind.NotBlank _ -> "must not be blank.";
      case ConstraintKind.Truth(boolean expected) -> "must be " + expected + ".";
      case ConstraintKind.Size(int min, int max) -> size(min, max, unit);
      case ConstraintKind.Bound(var comparison, String limit) ->
          "must be " + comparison.words() + " " + limit + ".";
      case ConstraintKind.Digits(int integer, int fraction) ->
          "must have at most "
              + count(integer, "digit")
              + " before the decimal point and "
              + fraction
              + " after it.";
      case ConstraintKind.Matches(String regexp, int _) -> "must match \"" + regexp + "\".";
      case ConstraintKind.Email _ -> "must be an email address.";
      case ConstraintKind.Moment(boolean future, boolean orPresent) ->
          "must be in the " + (future ? "future" : "past") + (orPresent ? " or the present." : ".");
      case ConstraintKind.Validator _, ConstraintKind.Unusable _, ConstraintKind.All _ ->
          constraint.annotation().equals("Email")
              ? "must be an email address of the demanded form."
              : "must satisfy @" + constraint.annotation() + ".";
    };
  }

  private static String size(int min, int max, String unit) {
    if (max == Integer.MAX_VALUE) {
      return "must have at least " + count(min, unit) + ".";
    }
    if (min == 0) {
      return "must have at most " + count(max, unit) + ".";
    }
    return min == max
        ? "must have " + count(min, unit) + "."
        : "must have " + min + " to " + count(max, unit) + ".";
  }

  private static String count(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
