package dev.fraiseql.contract.json;

/** Writes whole numbers as ASCII digits, two at a time. The caller has made room. */
final class Digits {
  /** The most bytes that a long takes, its sign included. */
  static final int LONGEST = 20;

  private static final byte[] SMALLEST =
      "-9223372036854775808".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  /** Powers of ten from 0 to 18, all that a long holds. */
  static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Digits() {}

  /** Writes a number at {@code at} and returns the place behind it. */
  static int write(long value, byte[] to, int at) {
    long rest = value;
    int start = at;
    if (rest < 0) {
      if (rest == Long.MIN_VALUE) {
        System.arraycopy(SMALLEST, 0, to, at, SMALLEST.length);
        return at + SMALLEST.length;
      }
      to[start++] = '-';
      rest = -rest;
    }
    int end = start + count(rest);
    fill(rest, to, start, end);
    return end;
  }

  /** Writes a number that is not negative into exactly the given bytes, with leading zeros. */
  static void fill(long value, byte[] to, int start, int end) {
    long rest = value;
    int place = end;
    while (place - start >= 2) {
      long next = rest / 100;
      int pair = (int) (rest - next * 100);
      to[--place] = ONES[pair];
      to[--place] = TENS[pair];
      rest = next;
    }
    if (place > start) {
      to[start] = (byte) ('0' + rest % 10);
    }
  }

  /** Writes two digits of a number below 100 and returns the place behind them. */
  static int pair(int value, byte[] to, int at) {
    to[at] = TENS[value];
    to[at + 1] = ONES[value];
    return at + 2;
  }

  /** The number of digits of a number that is not negative. */
  static int count(long value) {
    int digits = 1;
    for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Writes a number of {@code 10^-scale} units with exactly {@code scale} digits behind the point.
   */
  static int decimal(long unscaled, int scale, byte[] to, int at) {
    if (scale == 0) {
      return write(unscaled, to, at);
    }
    int start = at;
    if (unscaled < 0) {
      to[start++] = '-';
    }
    // Long.MIN_VALUE stays negative here and is left to BigDecimal by the caller.
    long rest = Math.abs(unscaled);
    int digits = Math.max(count(rest), scale + 1);
    int point = start + digits - scale;
    long unit = POWERS[scale];
    fill(rest / unit, to, start, point);
    to[point] = '.';
    fill(rest % unit, to, point + 1, point + 1 + scale);
    return point + 1 + scale;
  }
}
