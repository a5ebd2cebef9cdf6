package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.plan.aggregate.Function;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

/**
 * A sum of numbers at one scale, of any number of digits. It adds in a {@code long} until that
 * overflows.
 */
final class ExactSum {
  /** Below this number of units, a double is exact to a fraction of a unit. */
  private static final double EXACT = 1e15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final int scale;
  private BigInteger settled = BigInteger.ZERO;
  private long running;
  private long count;

  /**
   * A sum of nothing.
   *
   * @param scale the number of decimals of each number; further ones are rounded half up, as they
   *     are when the number itself is read
   */
  ExactSum(int scale) {
    this.scale = scale;
  }

  /** How many numbers were added. */
  long count() {
    return count;
  }

  /** Adds a whole number. */
  void add(long value) {
    if (scale == 0) {
      addUnits(value);
    } else {
      addUnits(BigDecimal.valueOf(value).setScale(scale).unscaledValue());
    }
  }

  /**
   * Adds the shortest decimal of a double.
   *
   * @throws SQLException if it is infinite
   */
  void add(double value) throws SQLException {
    double units = scale < POWERS.length ? value * POWERS[scale] : EXACT;
    if (Math.abs(units) < EXACT) {
      addUnits(Math.round(units));
    } else if (Double.isInfinite(value)) {
      throw new SQLException("a sum of decimals: infinity is no decimal");
    } else {
      add(BigDecimal.valueOf(value));
    }
  }

  /** Adds a decimal. */
  void add(BigDecimal value) {
    addUnits(value.setScale(scale, RoundingMode.HALF_UP).unscaledValue());
  }

  private void addUnits(long units) {
    long sum = running + units;
    if (((running ^ sum) & (units ^ sum)) < 0) { // an overflow: both operands have the other sign
      settled = settled.add(BigInteger.valueOf(running));
      sum = units;
    }
    running = sum;
    count++;
  }

  private void addUnits(BigInteger units) {
    if (units.bitLength() < Long.SIZE) {
      addUnits(units.longValue());
    } else {
      settled = settled.add(units);
      count++;
    }
  }

  /** The sum at its scale. */
  BigDecimal sum() {
    return new BigDecimal(settled.add(BigInteger.valueOf(running)), scale);
  }

  /** The sum divided by the count, which is at least one, rounded half up. */
  BigDecimal average() {
    return sum()
        .divide(
            BigDecimal.valueOf(count), scale + Function.DIGITS_OF_AVERAGE, RoundingMode.HALF_UP);
  }
}
