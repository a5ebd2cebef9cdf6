package dev.fraiseql.plan.bind;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Reads dates and times from the front of a text to its end, in the form of RFC 3339, with years 1
 * to 9999 and at most microseconds. java.time's parsers accept more, and take ten times as long.
 *
 * <p>Every method throws a {@link DateTimeException} if the text goes on differently.
 */
final class TemporalText {
  static final String YEARS = "is out of range: years are 0001 to 9999.";

  private static final int MOST_FRACTION_DIGITS = 6;

  /** A text has the right form, but a value that is not taken. The message has no subject. */
  static final class RangeException extends DateTimeException {
    private static final long serialVersionUID = 1L;

    RangeException(String problem) {
      super(problem);
    }
  }

  private final String text;
  private int at;

  TemporalText(String text) {
    this.text = text;
  }

  /** {@code 2026-01-24}. */
  LocalDate date() {
    int year = digits(4);
    if (year == 0) {
      throw new RangeException(YEARS);
    }
    expect('-');
    int month = digits(2);
    expect('-');
    return LocalDate.of(year, month, digits(2));
  }

  /** {@code 10:30:00}, or with one to six digits of a fraction. */
  LocalTime time() {
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    expect(':');
    int second = digits(2);
    return LocalTime.of(hour, minute, second, fraction());
  }

  /** The fraction of a second in nanoseconds; 0 if there is none. */
  private int fraction() {
    if (at == text.length() || text.charAt(at) != '.') {
      return 0;
    }
    at++;
    int first = at;
    int nanos = 0;
    int unit = 100_000_000;
    while (at < text.length() && isDigit(text.charAt(at))) {
      nanos += (text.charAt(at++) - '0') * unit;
      unit /= 10;
    }
    int digits = at - first;
    if (digits == 0) {
      throw new DateTimeException("digits of a fraction are expected");
    }
    if (digits > MOST_FRACTION_DIGITS) {
      throw new RangeException("is finer than a microsecond.");
    }
    return nanos;
  }

  /** {@code Z} or {@code +01:00}. */
  ZoneOffset offset() {
    if (at == text.length()) {
      throw new DateTimeException("an offset is expected");
    }
    char sign = text.charAt(at++);
    if (sign == 'Z') {
      return ZoneOffset.UTC;
    }
    if (sign != '+' && sign != '-') {
      throw new DateTimeException("an offset is expected");
    }
    int hours = digits(2);
    expect(':');
    int minutes = digits(2);
    return sign == '+'
        ? ZoneOffset.ofHoursMinutes(hours, minutes)
        : ZoneOffset.ofHoursMinutes(-hours, -minutes);
  }

  void expect(char expected) {
    if (at == text.length() || text.charAt(at) != expected) {
      throw new DateTimeException(expected + " is expected");
    }
    at++;
  }

  void end() {
    if (at != text.length()) {
      throw new DateTimeException("nothing more is expected");
    }
  }

  private int digits(int count) {
    if (text.length() - at < count) {
      throw new DateTimeException("digits are expected");
    }
    int value = 0;
    for (int end = at + count; at < end; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        throw new DateTimeException("digits are expected");
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
