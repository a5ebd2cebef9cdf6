package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;

/** The comparisons that all databases write the same: by equality and by order. */
public final class OrderComparison {
  private OrderComparison() {}

  /**
   * The symbol of a comparison, with a space on either side.
   *
   * @throws IllegalArgumentException if only texts have it
   */
  public static String symbol(Comparison comparison) {
    return switch (comparison) {
      case EQ -> " = ";
      case NEQ -> " <> ";
      case GT -> " > ";
      case GTE -> " >= ";
      case LT -> " < ";
      case LTE -> " <= ";
      default -> throw new IllegalArgumentException(comparison + " compares strings only");
    };
  }

  /**
   * The adjustment of a decimal operand with more decimals than its column to the scale of the
   * column, in the direction that keeps the result: for databases that would round it, or compare
   * it as a double.
   */
  public static Adjustment ofDecimal(Comparison comparison) {
    return switch (comparison) {
      case GT, LTE -> Adjustment.FLOOR_TO_SCALE;
      case GTE, LT -> Adjustment.CEILING_TO_SCALE;
      default -> Adjustment.ONLY_AT_SCALE;
    };
  }
}
