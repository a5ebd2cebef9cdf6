package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ColumnBuffer;

/**
 * Writes decimals of at most 18 digits as {@code numeric}: base-10000 digits, of which zeros at
 * both ends are left out.
 *
 * @param scale of the values
 */
record NumericEncoder(int scale) implements FieldEncoder {
  /** The maximum scale: the fraction, filled up to digits of base 10000, then fits a long. */
  static final int MAX_SCALE = 15;

  private static final long BASE = 10_000;
  private static final int DIGITS_OF_BASE = 4;
  private static final int HEADER_BYTES = 8;
  private static final int NEGATIVE = 0x4000;

  @Override
  public void write(ColumnBuffer values, int row, CopyBuffer out) {
    long value = values.int64(row);
    long absolute = Math.abs(value);
    long power = POWERS[scale];
    long whole = absolute / power;
    int fractionDigits = (scale + DIGITS_OF_BASE - 1) / DIGITS_OF_BASE;
    long fraction = absolute % power * POWERS[fractionDigits * DIGITS_OF_BASE - scale];
    int wholeDigits = digits(whole);
    int leading = whole == 0 ? fractionDigits - digits(fraction) : 0;
    int last = fractionDigits;
    while (last > 0 && fraction % BASE == 0) {
      fraction /= BASE;
      last--;
    }
    if (last == 0) {
      while (wholeDigits > 0 && whole % BASE == 0) {
        whole /= BASE;
        wholeDigits--;
      }
    }
    int count = absolute == 0 ? 0 : wholeDigits + Math.max(0, last - leading);
    int weight = absolute == 0 ? 0 : digits(absolute / power) - 1 - leading;
    out.putInt(HEADER_BYTES + count * Short.BYTES);
    out.putShort(count);
    out.putShort(weight);
    out.putShort(value < 0 ? NEGATIVE : 0);
    out.putShort(scale);
    if (count > 0) {
      put(whole, wholeDigits, out);
      put(fraction, last - leading, out);
    }
  }

  /** Writes digits of base 10000, the highest first. */
  private static void put(long value, int digits, CopyBuffer out) {
    for (int i = digits - 1; i >= 0; i--) {
      out.putShort((int) (value / POWERS[i * DIGITS_OF_BASE] % BASE));
    }
  }

  /** The number of digits of base 10000. */
  private static int digits(long value) {
    int digits = 0;
    for (long rest = value; rest > 0; rest /= BASE) {
      digits++;
    }
    return digits;
  }

  private static final long[] POWERS = powers();

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
