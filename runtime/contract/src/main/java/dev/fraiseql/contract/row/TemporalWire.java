package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.CivilDate;
import dev.fraiseql.contract.json.FieldError;
import java.nio.charset.StandardCharsets;

/**
 * Dates and times as databases send them: PostgreSQL's binary counts from 2000-01-01, or text as
 * ISO 8601 has it with a space or a {@code T} in the middle and, perhaps, an offset at the end.
 */
final class TemporalWire {
  static final long MICROS_OF_DAY = 86_400_000_000L;

  /** From 1970-01-01 to 2000-01-01, PostgreSQL's first day. */
  private static final int DAYS_TO_2000 = 10_957;

  private static final long MICROS_TO_2000 = DAYS_TO_2000 * MICROS_OF_DAY;
  private static final int DATE_LENGTH = 10;
  private static final byte[] INFINITY = "infinity".getBytes(StandardCharsets.US_ASCII);

  private TemporalWire() {}

  /**
   * Microseconds since 1970-01-01 of a moment, or of a date and time without zone.
   *
   * @throws FieldError if it is infinite, too late for a count of 64 bits, or no such thing
   */
  static long epochMicros(byte[] wire, int from, int length) {
    if (length == Long.BYTES) {
      long sincePostgres = Wire.int64(wire, from);
      if (sincePostgres == Long.MAX_VALUE
          || sincePostgres == Long.MIN_VALUE
          || isInfinity(wire, from)) {
        throw infinite();
      }
      if (sincePostgres > Long.MAX_VALUE - MICROS_TO_2000) {
        throw malformed(); // in the last 30 of the years that PostgreSQL stores
      }
      return sincePostgres + MICROS_TO_2000;
    }
    int end = from + length;
    long day = day(wire, from, end);
    if (length == DATE_LENGTH) {
      return day * MICROS_OF_DAY;
    }
    byte separator = wire[from + DATE_LENGTH];
    if (separator != ' ' && separator != 'T') {
      throw malformed();
    }
    return day * MICROS_OF_DAY + timeAndOffset(wire, from + DATE_LENGTH + 1, end);
  }

  /**
   * Days since 1970-01-01.
   *
   * @throws FieldError if it is infinite, or no date
   */
  static int epochDay(byte[] wire, int from, int length) {
    if (length == Integer.BYTES) {
      int sincePostgres = Wire.int32(wire, from);
      if (sincePostgres == Integer.MAX_VALUE || sincePostgres == Integer.MIN_VALUE) {
        throw infinite();
      }
      return sincePostgres + DAYS_TO_2000;
    }
    if (length != DATE_LENGTH) {
      // A date that was stored with a time: foreign, but no reason to fail as long as it is
      // midnight.
      long micros = epochMicros(wire, from, length);
      if (length <= DATE_LENGTH || Math.floorMod(micros, MICROS_OF_DAY) != 0) {
        throw malformed();
      }
      return (int) Math.floorDiv(micros, MICROS_OF_DAY);
    }
    return day(wire, from, from + length);
  }

  /**
   * Microseconds since midnight.
   *
   * @throws FieldError if it is no time of a day
   */
  static long microsOfDay(byte[] wire, int from, int length) {
    // As text, eight bytes begin with a digit; as a count, with zero.
    long micros =
        length == Long.BYTES && wire[from] == 0
            ? Wire.int64(wire, from)
            : timeAndOffset(wire, from, from + length);
    if (micros < 0 || micros >= MICROS_OF_DAY) {
      throw malformed();
    }
    return micros;
  }

  private static int day(byte[] text, int from, int end) {
    if (end - from < DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
      throw malformed();
    }
    int year = pair(text, from) * 100 + pair(text, from + 2);
    int month = pair(text, from + 5);
    int day = pair(text, from + 8);
    if (!CivilDate.exists(year, month, day)) {
      throw malformed();
    }
    return CivilDate.epochDay(year, month, day);
  }

  /** {@code HH:MM[:SS[.f]]} and an offset, as microseconds to add to the day in UTC. */
  private static long timeAndOffset(byte[] text, int from, int end) {
    if (end - from < 5 || text[from + 2] != ':') {
      throw malformed();
    }
    int hour = pair(text, from);
    int minute = pair(text, from + 3);
    int second = 0;
    int at = from + 5;
    if (at < end && text[at] == ':') {
      if (end - at < 3) {
        throw malformed();
      }
      second = pair(text, at + 1);
      at += 3;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw malformed();
    }
    long micros = ((hour * 60L + minute) * 60 + second) * 1_000_000;
    if (at < end && text[at] == '.') {
      int digits = 0;
      int fraction = 0;
      for (at++; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        // Digits beyond the microsecond are cut off: no database of ours keeps them.
        if (digits++ < 6) {
          fraction = fraction * 10 + text[at] - '0';
        }
      }
      for (; digits < 6; digits++) {
        fraction *= 10;
      }
      micros += fraction;
    }
    return micros - offset(text, at, end);
  }

  /** Nothing, {@code Z}, or {@code +HH[:MM[:SS]]}, in microseconds east of UTC. */
  private static long offset(byte[] text, int from, int end) {
    int length = end - from;
    if (length == 0 || (length == 1 && text[from] == 'Z')) {
      return 0;
    }
    boolean signed = text[from] == '+' || text[from] == '-';
    if (!signed || (length != 3 && length != 6 && length != 9)) {
      throw malformed();
    }
    int seconds = pair(text, from + 1) * 3_600;
    if (length > 3) {
      seconds += pair(text, from + 4) * 60;
    }
    if (length > 6) {
      seconds += pair(text, from + 7);
    }
    return (text[from] == '-' ? -seconds : seconds) * 1_000_000L;
  }

  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw malformed();
    }
    return tens * 10 + ones;
  }

  private static boolean isInfinity(byte[] text, int from) {
    for (int i = 0; i < INFINITY.length; i++) {
      if (text[from + i] != INFINITY[i]) {
        return false;
      }
    }
    return true;
  }

  private static FieldError infinite() {
    return new FieldError("An infinite date or time cannot be written.");
  }

  private static FieldError malformed() {
    return new FieldError("The value of this field is not a date or time that can be written.");
  }
}
