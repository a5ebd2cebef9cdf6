package dev.fraiseql.plan.bind;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Converts JSON strings to dates, times and durations. */
final class TemporalCoercion {
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?";

  private static final Format<Instant> INSTANT =
      new Format<>(
          Pattern.compile(DATE + "T" + TIME + "(Z|[+-]\\d{2}:\\d{2})"),
          TemporalCoercion::parseInstant,
          "a DateTime, such as \"2026-01-24T10:30:00Z\"");
  private static final Format<LocalDateTime> LOCAL_DATE_TIME =
      new Format<>(
          Pattern.compile(DATE + "T" + TIME),
          LocalDateTime::parse,
          "a LocalDateTime, such as \"2026-01-24T10:30:00\"");
  private static final Format<LocalDate> LOCAL_DATE =
      new Format<>(Pattern.compile(DATE), LocalDate::parse, "a Date, such as \"2026-01-24\"");
  private static final Format<LocalTime> LOCAL_TIME =
      new Format<>(Pattern.compile(TIME), LocalTime::parse, "a Time, such as \"10:30:00\"");

  private TemporalCoercion() {}

  /**
   * How the texts of a type are parsed.
   *
   * @param pattern excludes what the parser accepts beyond RFC 3339: years of five digits,
   *     nanoseconds, 24:00
   * @param expected the type with an example, for the error
   */
  private record Format<T>(Pattern pattern, Function<String, T> parser, String expected) {
    T parse(Object json, String place) {
      if (json instanceof String text
          && pattern.matcher(text).matches()
          && !text.startsWith("0000")) {
        try {
          return parser.apply(text);
        } catch (DateTimeException e) {
          // The text matches but is no date: February 30. Rejected below.
        }
      }
      throw BadInput.notA(json, expected, place);
    }
  }

  static Instant instant(Object json, String place) {
    return INSTANT.parse(json, place);
  }

  private static Instant parseInstant(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new DateTimeException("year out of range");
    }
    return instant;
  }

  static LocalDateTime localDateTime(Object json, String place) {
    return LOCAL_DATE_TIME.parse(json, place);
  }

  static LocalDate localDate(Object json, String place) {
    return LOCAL_DATE.parse(json, place);
  }

  static LocalTime localTime(Object json, String place) {
    return LOCAL_TIME.parse(json, place);
  }

  /**
   * A duration.
   *
   * @param scale the decimal digits of a second that the column stores
   */
  static Duration duration(Object json, int scale, String place) {
    if (json instanceof String text && text.length() <= 64) {
      try {
        Duration duration = Duration.parse(text);
        long nanosPerUnit = BigInteger.TEN.pow(9 - scale).longValueExact();
        if (duration.getNano() % nanosPerUnit != 0) {
          throw BadInput.at(
              place, "the duration is finer than the column's unit, 1e-" + scale + " s.");
        }
        if (Math.abs(duration.getSeconds()) < Long.MAX_VALUE / 1_000_000) {
          return duration;
        }
      } catch (DateTimeException e) {
        // Rejected below.
      }
    }
    throw BadInput.notA(json, "a Duration in ISO 8601, such as \"PT1H30M\"", place);
  }
}
