package dev.fraiseql.contract.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number at the scale of its column. Nearly all are a {@code long} that counts units of
 * {@code 10^-scale}; longer ones are such a count of 128 bits, and those that have digits beyond
 * the scale a {@link BigDecimal}. The row that hands it out fills it again for the next value.
 */
public final class Decimal {
  private int scale;
  private int digits;
  private long high;
  private long low;
  private @Nullable BigDecimal exact;

  /** Zero. */
  public Decimal() {}

  /** Becomes a count of units of {@code 10^-scale}. */
  public Decimal setLong(long count, int newScale) {
    scale = newScale;
    digits = 0;
    low = count;
    return this;
  }

  /**
   * Becomes a count of units of {@code 10^-scale}, of 128 bits in two's complement.
   *
   * @param newDigits the number of its decimal digits, at least 1
   */
  public Decimal setWide(long newHigh, long newLow, int newDigits, int newScale) {
    scale = newScale;
    digits = newDigits;
    high = newHigh;
    low = newLow;
    if (exact != null) {
      exact = null;
    }
    return this;
  }

  /** Becomes a number that may have more digits behind the point than the scale. */
  public Decimal setExact(BigDecimal value, int newScale) {
    scale = newScale;
    digits = Integer.MAX_VALUE;
    exact = value;
    return this;
  }

  /** The digits behind the point. */
  public int scale() {
    return scale;
  }

  /** Whether {@link #low()} is the count. */
  public boolean isLong() {
    return digits == 0;
  }

  /** Whether {@link #high()} and {@link #low()} are the count, of no more than that many digits. */
  public boolean isWide(int precision) {
    return digits != 0 && digits <= precision;
  }

  /** The upper 64 bits of a count of 128 bits. */
  public long high() {
    return high;
  }

  /** The count, or the lower 64 bits of a count of 128 bits. */
  public long low() {
    return low;
  }

  /** The number, rounded half up to the scale. */
  public BigDecimal toBigDecimal() {
    if (digits == 0) {
      return BigDecimal.valueOf(low, scale);
    }
    if (digits == Integer.MAX_VALUE) {
      return Objects.requireNonNull(exact).setScale(scale, RoundingMode.HALF_UP);
    }
    byte[] count = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    return new BigDecimal(new BigInteger(count), scale);
  }
}
