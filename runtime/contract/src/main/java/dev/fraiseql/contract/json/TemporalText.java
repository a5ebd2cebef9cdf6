package dev.fraiseql.contract.json;

/**
 * Writes dates and times as RFC 3339 has them: seconds always, a fraction of 3 or 6 digits only
 * when it is not zero. The caller has made room for {@link #LONGEST} bytes.
 */
final class TemporalText {
  /** {@code 2026-01-24T00:00:00.000001Z}. */
  static final int LONGEST = 27;

  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final int FIRST_DAY = CivilDate.epochDay(0, 1, 1);
  private static final int LAST_DAY = CivilDate.epochDay(9999, 12, 31);

  private TemporalText() {}

  /**
   * Writes {@code 2026-01-24T00:00:00} for a count of microseconds since 1970 and returns the place
   * behind it.
   */
  static int dateTime(long epochMicros, byte[] to, int at) {
    long day = Math.floorDiv(epochMicros, MICROS_OF_DAY);
    int place = date(day, to, at);
    to[place] = 'T';
    return time(epochMicros - day * MICROS_OF_DAY, to, place + 1);
  }

  /**
   * Writes {@code 2026-01-24} and returns the place behind it.
   *
   * @throws FieldError if the year has not four digits
   */
  static int date(long epochDay, byte[] to, int at) {
    if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
      throw new FieldError("A date outside the years 0000 to 9999 cannot be written.");
    }
    int date = CivilDate.date((int) epochDay);
    int place = Digits.pair(date / 1_000_000, to, at);
    place = Digits.pair(date / 10_000 % 100, to, place);
    to[place] = '-';
    place = Digits.pair(date / 100 % 100, to, place + 1);
    to[place] = '-';
    return Digits.pair(date % 100, to, place + 1);
  }

  /**
   * Writes {@code 12:34:56.789} and returns the place behind it.
   *
   * @throws FieldError if it is no time of a day
   */
  static int time(long microsOfDay, byte[] to, int at) {
    if (microsOfDay < 0 || microsOfDay >= MICROS_OF_DAY) {
      throw new FieldError("A time outside 00:00:00 to 23:59:59.999999 cannot be written.");
    }
    int seconds = (int) (microsOfDay / 1_000_000);
    int micros = (int) (microsOfDay - seconds * 1_000_000L);
    int place = Digits.pair(seconds / 3_600, to, at);
    to[place] = ':';
    place = Digits.pair(seconds / 60 % 60, to, place + 1);
    to[place] = ':';
    place = Digits.pair(seconds % 60, to, place + 1);
    if (micros == 0) {
      return place;
    }
    to[place++] = '.';
    int millis = micros / 1_000;
    if (millis * 1_000 == micros) {
      Digits.fill(millis, to, place, place + 3);
      return place + 3;
    }
    Digits.fill(micros, to, place, place + 6);
    return place + 6;
  }
}
