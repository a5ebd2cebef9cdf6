package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Decimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Decimals as databases send them: PostgreSQL's binary numeric or plain text.
 *
 * <p>A value is wanted as a count of units of {@code 10^-scale}, {@code scale} being its column's.
 * Nearly all of them fit a {@code long}; those that do not, or have digits beyond the scale, go by
 * way of {@link BigDecimal}.
 *
 * <p>A binary numeric has a header of four 16-bit numbers (how many groups, the weight of the
 * first, the sign, the digits to show) and groups of four decimal digits: group {@code i} counts
 * {@code 10000^(weight - i)}.
 */
final class DecimalWire {
  /** Stands for a count that does not fit, or is not whole. */
  private static final long NO_LONG = Long.MIN_VALUE;

  private static final int HEADER = 8;
  private static final int NEGATIVE = 0x4000;
  private static final int SPECIAL = 0xC000;
  private static final int GROUP_DIGITS = 4;
  private static final int GROUP_BASE = 10_000;

  /** Counts of so many digits fit 128 bits. */
  private static final int MOST_WIDE_DIGITS = 38;

  /** Beyond this, another digit might not fit a long. */
  private static final long LIMIT = Long.MAX_VALUE / 10 - 1;

  private static final long GROUP_LIMIT = Long.MAX_VALUE / GROUP_BASE - 1;

  private DecimalWire() {}

  /**
   * Reads a decimal at a scale.
   *
   * @throws FieldError if it is no number or infinite
   */
  static Decimal read(byte[] wire, int from, int length, int scale, Decimal into) {
    if (length == 0) {
      throw noDecimal();
    }
    // A binary one has fewer than 256 groups; a text begins with a digit, a sign or a letter.
    boolean binary = wire[from] == 0;
    long count = binary ? ofGroups(wire, from, scale) : ofText(wire, from, from + length, scale);
    if (count != NO_LONG) {
      return into.setLong(count, scale);
    }
    if (!binary) {
      return into.setExact(exactOfText(wire, from, length), scale);
    }
    return readWide(wire, from, scale, into)
        ? into
        : into.setExact(exactOfGroups(wire, from), scale);
  }

  private static BigDecimal exactOfText(byte[] wire, int from, int length) {
    try {
      return new BigDecimal(new String(wire, from, length, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      throw noDecimal();
    }
  }

  private static long ofGroups(byte[] wire, int from, int scale) {
    int groups = Wire.int16(wire, from);
    int weight = Wire.int16(wire, from + 2);
    int sign = signOf(wire, from);
    long count = 0;
    int at = from + HEADER;
    // The groups before the point, those that were left out because they are zero included.
    for (int i = 0; i <= weight; i++) {
      if (count > GROUP_LIMIT) {
        return NO_LONG;
      }
      count = count * GROUP_BASE + (i < groups ? Wire.int16(wire, at + 2 * i) : 0);
    }
    int digits = scale;
    for (int i = weight + 1; digits > 0; i++) {
      int taken = Math.min(digits, GROUP_DIGITS);
      int group = i >= 0 && i < groups ? Wire.int16(wire, at + 2 * i) : 0;
      int cut = power(GROUP_DIGITS - taken);
      if (count > GROUP_LIMIT || group % cut != 0) {
        return NO_LONG;
      }
      count = count * power(taken) + group / cut;
      digits -= taken;
    }
    // A group wholly behind the scale: digits that the column is not said to have.
    int used = weight + 1 + (scale + GROUP_DIGITS - 1) / GROUP_DIGITS;
    if (groups > Math.max(used, 0)) {
      return NO_LONG;
    }
    return sign == NEGATIVE ? -count : count;
  }

  /**
   * Reads a binary numeric whose count does not fit a long as a count of 128 bits; false if it has
   * digits beyond the scale, or more than 38.
   */
  private static boolean readWide(byte[] wire, int from, int scale, Decimal into) {
    int groups = Wire.int16(wire, from);
    int weight = Wire.int16(wire, from + 2);
    int lowest = -((scale + GROUP_DIGITS - 1) / GROUP_DIGITS);
    int digits = digits(Wire.int16(wire, from + HEADER)) + GROUP_DIGITS * weight + scale;
    if (groups > weight - lowest + 1 || digits > MOST_WIDE_DIGITS) {
      return false;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i <= weight - lowest; i++) {
      int group = i < groups ? Wire.int16(wire, from + HEADER + 2 * i) : 0;
      // The last group may lie in part behind the scale.
      int beyond = i == weight - lowest ? -lowest * GROUP_DIGITS - scale : 0;
      int cut = power(beyond);
      if (group % cut != 0) {
        return false;
      }
      long factor = GROUP_BASE / cut;
      long product = low * factor;
      high = high * factor + Math.unsignedMultiplyHigh(low, factor);
      low = product + group / cut;
      if (Long.compareUnsigned(low, product) < 0) {
        high++;
      }
    }
    if (signOf(wire, from) == NEGATIVE) {
      low = -low;
      high = low == 0 ? -high : ~high;
    }
    into.setWide(high, low, Math.max(digits, 1), scale);
    return true;
  }

  private static int digits(int group) {
    return group >= 1_000 ? 4 : group >= 100 ? 3 : group >= 10 ? 2 : group >= 1 ? 1 : 0;
  }

  private static int power(int digits) {
    return switch (digits) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      case 3 -> 1_000;
      default -> GROUP_BASE;
    };
  }

  private static int signOf(byte[] wire, int from) {
    int sign = Wire.int16(wire, from + 4) & 0xffff;
    if ((sign & SPECIAL) == SPECIAL) {
      throw new FieldError("A number that is infinite or not a number cannot be written.");
    }
    return sign;
  }

  private static BigDecimal exactOfGroups(byte[] wire, int from) {
    int groups = Wire.int16(wire, from);
    int weight = Wire.int16(wire, from + 2);
    int sign = signOf(wire, from);
    int shown = Wire.int16(wire, from + 6);
    BigDecimal value = BigDecimal.ZERO;
    for (int i = 0; i < groups; i++) {
      int group = Wire.int16(wire, from + HEADER + 2 * i);
      value = value.add(BigDecimal.valueOf(group, (i - weight) * GROUP_DIGITS));
    }
    value = value.setScale(Math.max(shown, value.scale()));
    return sign == NEGATIVE ? value.negate() : value;
  }

  private static long ofText(byte[] text, int from, int end, int scale) {
    int at = from;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    long count = 0;
    int digits = 0;
    int behindPoint = -1;
    for (; at < end; at++) {
      byte next = text[at];
      if (next == '.' && behindPoint < 0) {
        behindPoint = 0;
        continue;
      }
      if (next < '0' || next > '9' || count > LIMIT) {
        return NO_LONG;
      }
      digits++;
      if (behindPoint >= scale) {
        if (next != '0') {
          return NO_LONG;
        }
        continue;
      }
      if (behindPoint >= 0) {
        behindPoint++;
      }
      count = count * 10 + next - '0';
    }
    if (digits == 0) {
      return NO_LONG;
    }
    for (int i = Math.max(behindPoint, 0); i < scale; i++) {
      if (count > LIMIT) {
        return NO_LONG;
      }
      count *= 10;
    }
    return negative ? -count : count;
  }

  private static FieldError noDecimal() {
    return new FieldError("The value of this field is not a decimal number.");
  }
}
