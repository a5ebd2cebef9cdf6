package dev.fraiseql.contract.write;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Judges values by the rules of Jakarta Validation that take more than an expression. */
public final class Constraints {

  private Constraints() {}

  /** A whole number as a decimal. */
  public static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }

  /** The decimal with the fewest digits that identify a floating-point number. */
  public static BigDecimal number(double value) {
    return BigDecimal.valueOf(value);
  }

  /** The number that a text represents; null if it represents none. */
  public static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether a number is at least as large as a limit; a text that is no number is not. */
  public static boolean isAtLeast(@Nullable BigDecimal value, BigDecimal limit) {
    return value != null && value.compareTo(limit) >= 0;
  }

  /** Whether a number is larger than a limit; a text that is no number is not. */
  public static boolean isGreater(@Nullable BigDecimal value, BigDecimal limit) {
    return value != null && value.compareTo(limit) > 0;
  }

  /** Whether a number is at most as large as a limit; a text that is no number is not. */
  public static boolean isAtMost(@Nullable BigDecimal value, BigDecimal limit) {
    return value != null && value.compareTo(limit) <= 0;
  }

  /** Whether a number is smaller than a limit; a text that is no number is not. */
  public static boolean isLess(@Nullable BigDecimal value, BigDecimal limit) {
    return value != null && value.compareTo(limit) < 0;
  }

  /**
   * Whether a number has few enough digits; a text that is no number has not. Zeros at the end of
   * the fraction do not count.
   *
   * @param integer the maximum before the decimal point
   * @param fraction the maximum after it
   */
  public static boolean hasDigits(@Nullable BigDecimal value, int integer, int fraction) {
    if (value == null) {
      return false;
    }
    if (value.signum() == 0) {
      return true;
    }
    BigDecimal plain = value.stripTrailingZeros();
    long before = (long) plain.precision() - plain.scale();
    return before <= integer && plain.scale() <= fraction;
  }

  /**
   * Whether a text is the address of a mailbox, as the reference implementation judges it: a local
   * part of at most 64 characters (words of letters, digits and {@code !#$%&'*+-/=?^_`{|}~} with
   * single dots between them; a word in double quotes can have spaces and other signs, too), an
   * {@code @} and a domain of at most 255 characters, or an IP address in brackets. An empty text
   * passes.
   */
  public static boolean isEmail(String text) {
    return text.isEmpty() || EmailAddress.isValid(text);
  }
}
