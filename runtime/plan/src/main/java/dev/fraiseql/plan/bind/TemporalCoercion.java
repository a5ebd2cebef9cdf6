package dev.fraiseql.plan.bind;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Converts JSON strings to dates, times and durations. */
final class TemporalCoercion {
  private static final Format<Instant> INSTANT =
      new Format<>(TemporalCoercion::readInstant, "a DateTime, such as \"2026-01-24T10:30:00Z\"");
  private static final Format<LocalDateTime> LOCAL_DATE_TIME =
      new Format<>(
          TemporalCoercion::readDateTime, "a LocalDateTime, such as \"2026-01-24T10:30:00\"");
  private static final Format<LocalDate> LOCAL_DATE =
      new Format<>(TemporalText::date, "a Date, such as \"2026-01-24\"");
  private static final Format<LocalTime> LOCAL_TIME =
      new Format<>(TemporalText::time, "a Time, such as \"10:30:00\"");

  private TemporalCoercion() {}

  /**
   * How the texts of a type are read.
   *
   * @param expected the type with an example, for the error
   */
  private record Format<T>(Function<TemporalText, T> reader, String expected) {
    T parse(Object json, String place) {
      if (json instanceof String given) {
        try {
          TemporalText text = new TemporalText(given);
          T value = reader.apply(text);
          text.end();
          return value;
        } catch (TemporalText.RangeException e) {
          throw BadInput.at(place, BadInput.shown(json) + " " + e.getMessage());
        } catch (DateTimeException e) {
          // Rejected below.
        }
      }
      throw BadInput.notA(json, expected, place);
    }
  }

  static Instant instant(Object json, String place) {
    return INSTANT.parse(json, place);
  }

  private static Instant readInstant(TemporalText text) {
    LocalDateTime local = readDateTime(text);
    Instant instant = local.toInstant(text.offset());
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new TemporalText.RangeException(TemporalText.YEARS);
    }
    return instant;
  }

  private static LocalDateTime readDateTime(TemporalText text) {
    LocalDate date = text.date();
    text.expect('T');
    return LocalDateTime.of(date, text.time());
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
