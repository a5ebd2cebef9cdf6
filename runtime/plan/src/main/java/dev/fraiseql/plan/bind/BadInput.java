package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/** Creates the errors for wrong values: each names the value's position in the request. */
public final class BadInput {
  private static final int MAX_SHOWN = 60;

  private BadInput() {}

  /**
   * The error for a wrong value.
   *
   * @param place the value's path in the request: {@code where.total.gte}
   * @param problem what is wrong with it
   */
  public static RequestException at(String place, String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem);
  }

  /**
   * The place that an error of a value names: that of an element, if the value is a list.
   *
   * @param error that {@link #at} has created
   * @param value the place of the whole value
   */
  public static String place(RequestException error, String value) {
    String message = String.valueOf(error.getMessage());
    int end = message.startsWith(value) ? message.indexOf(": ", value.length()) : -1;
    return end < 0 ? value : message.substring(0, end);
  }

  /**
   * The error for a value of the wrong type.
   *
   * @param expected with its article: {@code a Float}
   */
  static RequestException notA(Object json, String expected, String place) {
    return at(place, shown(json) + " is not " + expected + ".");
  }

  /** A value as error messages show it: truncated, strings in quotation marks. */
  static String shown(Object json) {
    String text = String.valueOf(json);
    String cut = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return json instanceof String ? '"' + cut + '"' : cut;
  }
}
