package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;

/** The comparisons that all databases write alike: equality, and those by order. */
public final class OrderComparison {
  private OrderComparison() {}

  /**
   * The symbol of a comparison, with a blank on either side.
   *
   * @throws IllegalArgumentException for one of texts alone
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
   * Moves a decimal operand that has more digits behind the point than its column to where no value
   * of the column changes sides: for databases that would round it, or compare it as a double.
   */
  public static Adjustment ofDecimal(Comparison comparison) {
    return switch (comparison) {
      case GT, LTE -> Adjustment.FLOOR_TO_SCALE;
      case GTE, LT -> Adjustment.CEILING_TO_SCALE;
      default -> Adjustment.ONLY_AT_SCALE;
    };
  }
}
