package dev.fraiseql.plan.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Converts JSON values to integers, floating-point numbers and decimals. */
final class NumberCoercion {
  private static final Pattern INTEGER_TEXT = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  /** A text of at most this many characters, sign included, always fits into a {@code long}. */
  private static final int MAX_LONG_LENGTH = 18;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");

  /** A number of any length. Possessive, so that matching takes linear time. */
  private static final Pattern LONG_DECIMAL =
      Pattern.compile("[+-]?+(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d++)?+");

  private NumberCoercion() {}

  static boolean isInteger(Object json) {
    return json instanceof Long || json instanceof Integer || json instanceof BigInteger;
  }

  /**
   * An integer of a range, given as a JSON number.
   *
   * @param name the type, for the error
   */
  static Long integer(Object json, long min, long max, String name, String place) {
    if (json instanceof Long number && number >= min && number <= max) {
      return number;
    }
    if (isInteger(json)) {
      BigInteger value = new BigInteger(json.toString());
      if (value.bitLength() < 64 && value.longValue() >= min && value.longValue() <= max) {
        return value.longValue();
      }
      throw BadInput.at(place, value + " is out of the range of " + name + ".");
    }
    throw BadInput.notA(json, "an integer of type " + name, place);
  }

  /** A {@code Long}, given as a JSON number or as a string of one. */
  static Long longInteger(Object json, String place) {
    return integer(numberOfText(json), Long.MIN_VALUE, Long.MAX_VALUE, "Long", place);
  }

  /** An integer key, given as an {@code ID}: a string or a JSON number. */
  static Long id(Object json, long min, long max, String place) {
    Object number = numberOfText(json);
    if (!isInteger(number)) {
      throw BadInput.notA(json, "an ID: an integer in plain decimal form", place);
    }
    return integer(number, min, max, "this ID", place);
  }

  /** Replaces the text of an integer by its number; other values are returned unchanged. */
  private static Object numberOfText(Object json) {
    if (!(json instanceof String text) || !INTEGER_TEXT.matcher(text).matches()) {
      return json;
    }
    return text.length() <= MAX_LONG_LENGTH ? (Object) Long.valueOf(text) : new BigInteger(text);
  }

  static Double floating(Object json, String place) {
    if (json instanceof Number number) {
      double value = number.doubleValue();
      if (Double.isFinite(value)) {
        return value == 0 ? 0.0 : value;
      }
      throw BadInput.at(place, "the number is out of the range of Float.");
    }
    throw BadInput.notA(json, "a Float", place);
  }

  static BigDecimal decimal(Object json, String place) {
    if (json instanceof Number || json instanceof String) {
      String text = json.toString();
      if (text.length() <= 1000 && DECIMAL.matcher(text).matches()) {
        return new BigDecimal(text);
      }
      if (LONG_DECIMAL.matcher(text).matches()) {
        throw BadInput.at(
            place,
            BadInput.shown(json)
                + " has too many digits: a Decimal has at most 400 before and after the point, and"
                + " three in its exponent.");
      }
    }
    throw BadInput.notA(json, "a Decimal, such as 19.99", place);
  }
}
