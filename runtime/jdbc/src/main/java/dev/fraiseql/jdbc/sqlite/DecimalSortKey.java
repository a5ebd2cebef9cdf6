package dev.fraiseql.jdbc.sqlite;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Decimals as bytes whose order, byte by byte and unsigned, is that of the numbers; equal numbers
 * give equal bytes, whatever their scale.
 *
 * <p>A byte says whether the number is negative (1), zero (2) or positive (3); for a positive one
 * follow its power of ten, four bytes offset by 2^31, its digits from the first to the last that is
 * not zero, each plus one, and a zero byte; for a negative one the complement of what its opposite
 * has.
 */
final class DecimalSortKey {
  private static final byte NEGATIVE = 1;
  private static final byte ZERO = 2;
  private static final byte POSITIVE = 3;

  private DecimalSortKey() {}

  static byte[] of(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {ZERO};
    }
    BigDecimal bare = number.stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    int exponent = Math.subtractExact(digits.length(), bare.scale());
    ByteBuffer key = ByteBuffer.allocate(1 + Integer.BYTES + digits.length() + 1);
    key.put(POSITIVE).putInt(exponent ^ Integer.MIN_VALUE);
    for (int i = 0; i < digits.length(); i++) {
      key.put((byte) (digits.charAt(i) - '0' + 1));
    }
    byte[] bytes = key.put((byte) 0).array();
    if (number.signum() < 0) {
      for (int i = 1; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
      bytes[0] = NEGATIVE;
    }
    return bytes;
  }

  /** A key after those of all numbers. */
  static byte[] above() {
    return new byte[] {POSITIVE + 1};
  }

  /** A key before those of all numbers. */
  static byte[] below() {
    return new byte[] {NEGATIVE - 1};
  }

  /** The order of keys, which is the order of the numbers. */
  static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }
}
