package dev.fraiseql.contract.json;

/**
 * Days since 1970-01-01 to dates of the proleptic Gregorian calendar and back, without an object
 * per value.
 *
 * <p>Years are shifted to begin in March, so that the leap day is a year's last; 400 of them have
 * 146,097 days. The method is that of Howard Hinnant's <a
 * href="https://howardhinnant.github.io/date_algorithms.html">Low-Level Date Algorithms</a>.
 */
public final class CivilDate {
  private static final int DAYS_OF_ERA = 146_097;

  /** From 0000-03-01 to 1970-01-01. */
  private static final int DAYS_TO_EPOCH = 719_468;

  private CivilDate() {}

  /**
   * The day of a date whose month is 1 to 12. A day beyond the month's last counts on into the next
   * month.
   */
  public static int epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int monthFromMarch = month <= 2 ? month + 9 : month - 3;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    int leapDays =
        Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
    return 365 * marchYear + leapDays + dayOfYear - DAYS_TO_EPOCH;
  }

  /**
   * The date of a day as the number {@code year * 10000 + month * 100 + day}, for years 0 to 9999.
   */
  public static int date(int epochDay) {
    int shifted = epochDay + DAYS_TO_EPOCH;
    int era = Math.floorDiv(shifted, DAYS_OF_ERA);
    int dayOfEra = shifted - era * DAYS_OF_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year * 10_000 + month * 100 + day;
  }

  /** Whether the date exists. */
  public static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
